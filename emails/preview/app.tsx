import { type Context, Hono } from "hono";
import { language } from "../../hub/config.ts";
import { compiler } from "../compiler.ts";
import { fill } from "./fill.ts";
import { Edition, List } from "./pages.tsx";
import { hub, reader, samples } from "./samples.ts";

async function filled(c: Context) {
  const name = c.req.param("name") ?? "";
  const spoken = language.safeParse(c.req.param("language"));
  const sample = samples[name];
  if (!sample || !spoken.success) return undefined;
  const { subject, html, text } = await compiler.render(hub, sample, spoken.data);
  const values = reader(spoken.data, sample);
  return { name, language: spoken.data, subject, html: fill(html, "html", values), text: fill(text, "text", values) };
}

export const app = new Hono();
app.get("/", (c) => c.html(<List />));
app.get("/:name/:language", async (c) => {
  const edition = await filled(c);
  return edition ? c.html(<Edition {...edition} />) : c.notFound();
});
app.get("/:name/:language/html", async (c) => {
  const edition = await filled(c);
  return edition ? c.html(edition.html) : c.notFound();
});
app.notFound((c) => c.text("There is no such edition; / lists them.", 404));
app.onError((error, c) => c.text(error.message, 500));

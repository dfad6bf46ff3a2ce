import * as z from "zod";
import { DomainError } from "../../../hub/errors.ts";
import { changePreferences } from "../../../hub/subscribers/preferences.ts";
import { isActive, type Person, profile } from "../../../hub/subscribers/subscriber.ts";
import { subscriptionOf, withdraw } from "../../../hub/subscribers/unsubscribe.ts";
import { answerPage } from "../answer.tsx";
import { parseFields } from "../fields.ts";
import { formAgain, formOf } from "../form-state.ts";
import { PreferencesPage } from "../parts/preferences-page.tsx";
import { UnsubscribedPage } from "../parts/unsubscribed-page.tsx";
import { type Fields, readFields, wantsJson } from "../read-fields.ts";
import { siteOf } from "../site.ts";
import { type Route, tokenOf, type Visit } from "../visit.ts";

const action = z.object({ action: z.enum(["save", "unsubscribe"]).default("save") });

export const preferences: Route = {
  path: "/preferences/:token",
  secret: true,
  async get(visit) {
    const person = await personOf(visit);
    const site = siteOf(visit, person.profile.language);
    return answerPage(visit, <PreferencesPage {...{ site, person, form: formOf(person.profile) }} {...tools(visit)} />);
  },
  async post(visit) {
    const person = await personOf(visit);
    const fields = await readFields(visit);
    if (parseFields(action, fields).action === "save") return save(visit, person, fields);
    await withdraw(visit.get("context"), person.id);
    if (wantsJson(visit)) return visit.json({ status: "unsubscribed" });
    return answerPage(visit, <UnsubscribedPage site={siteOf(visit, person.profile.language)} />);
  },
};

/** Whose page this is. @throws DomainError `forged`, or `gone` once that person is erased */
export async function personOf(visit: Visit): Promise<Person> {
  const person = await subscriptionOf(visit.get("context"), "preferences", tokenOf(visit));
  if (!person) throw new DomainError("gone", "Nothing is kept about the person whom this link was for.");
  return person;
}

const tools = (visit: Visit) => ({ context: visit.get("context"), token: tokenOf(visit) });

async function save(visit: Visit, person: Person, fields: Fields): Promise<Response> {
  if (!isActive(person)) throw new DomainError("gone", "This subscription has ended. Sign up again to receive mail.");
  try {
    const changed = await changePreferences(visit.get("context"), tokenOf(visit), parseFields(profile, fields));
    if (wantsJson(visit)) return visit.json({ status: "saved" });
    const site = siteOf(visit, changed.profile.language);
    const form = formOf(changed.profile);
    return answerPage(visit, <PreferencesPage {...{ site, person: changed, form }} {...tools(visit)} saved />);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== "invalid" || wantsJson(visit)) throw error;
    const site = siteOf(visit, person.profile.language);
    const form = formAgain(site, fields, error.fields);
    return answerPage(visit, <PreferencesPage {...{ site, person, form }} {...tools(visit)} />, 422);
  }
}

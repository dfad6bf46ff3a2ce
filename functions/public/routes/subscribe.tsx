import type { z } from "zod";
import { DomainError } from "../../../hub/errors.ts";
import { parseAddress } from "../../../hub/subscribers/address.ts";
import { signUpInput, subscribe as subscribeToHub } from "../../../hub/subscribers/subscribe.ts";
import { answerPage } from "../answer.tsx";
import { parseFields } from "../fields.ts";
import { formAgain } from "../form-state.ts";
import { ErrorSummary } from "../parts/error-summary.tsx";
import { Page, TextPage } from "../parts/page.tsx";
import { SignUpForm } from "../parts/sign-up-form.tsx";
import { isJson, readFields, wantsJson } from "../read-fields.ts";
import { type Site, siteOf } from "../site.ts";
import type { Route, Visit } from "../visit.ts";

/** The hub's own input, with a bad address found together with the other fields and not after them. */
const signUp = signUpInput.extend({ email: signUpInput.shape.email.superRefine(addressProblem) });

export const subscribe: Route = {
  path: "/subscribe",
  async post(visit) {
    const fields = await readFields(visit);
    try {
      await subscribeToHub(visit.get("context"), parseFields(signUp, fields), sourceOf(visit));
    } catch (error) {
      if (!(error instanceof DomainError) || error.code !== "invalid" || wantsJson(visit)) throw error;
      const site = siteOf(visit, undefined, "/");
      return answerPage(visit, <Again site={site} form={formAgain(site, fields, error.fields)} />, 422);
    }
    // The same for every address: who is subscribed already is nobody's business.
    if (wantsJson(visit)) return visit.json({ status: "confirmation_sent" }, 202);
    return answerPage(visit, <CheckInbox site={siteOf(visit, undefined, "/")} />);
  },
};

function sourceOf(visit: Visit) {
  const { hub } = visit.get("context");
  const source = isJson(visit) ? `${hub.url}/subscribe (JSON)` : `${hub.url}/`;
  return { source, network: visit.get("options").clientAddress(visit) };
}

function addressProblem(text: string, check: z.RefinementCtx): void {
  try {
    parseAddress(text);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    check.addIssue({ code: "custom", message: error.fields[0]?.message ?? error.message });
  }
}

const Again = ({ site, form }: { site: Site; form: ReturnType<typeof formAgain> }) => (
  <Page site={site} title={`${site.words.errors.page}: ${site.words.form.title}`}>
    <div class="column page stack">
      <h1>{site.words.form.title}</h1>
      <ErrorSummary site={site} form={form} />
      <div class="card">
        <SignUpForm site={site} form={form} />
      </div>
    </div>
  </Page>
);

function CheckInbox({ site }: { site: Site }) {
  const said = site.words.checkInbox;
  return (
    <TextPage site={site} title={said.title}>
      <h1>{said.title}</h1>
      <p class="lead">{said.lead}</p>
      <ol class="plain-list">
        {said.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <div class="notice">
        <h2>{said.nothing.title}</h2>
        <p>{said.nothing.text}</p>
      </div>
    </TextPage>
  );
}

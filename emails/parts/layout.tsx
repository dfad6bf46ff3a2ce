/** @jsxImportSource react */
import type { ReactNode } from "react";
import type { HubConfig, Language } from "../../hub/config.ts";
import { Body, Container, Head, Html } from "../components.ts";
import { look, stylesheet } from "../look.ts";
import { gutter, serif, type } from "../tokens.ts";
import { directionOf } from "../words/index.ts";

interface LayoutProps {
  hub: HubConfig;
  language: Language;
  subject: string;
  /** What inboxes show behind the subject. */
  preview: string;
  footer: ReactNode;
  children: ReactNode;
}

/** The sheet that every edition is written on: masthead, card, footer. */
export function Layout({ hub, language, subject, preview, footer, children }: LayoutProps) {
  // Some webmails keep neither <html> nor <body>: the cells that hold text say both again.
  const spoken = { lang: language, dir: directionOf(language) };
  return (
    <Html {...spoken}>
      <Head>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        <title>{subject}</title>
        <style>{stylesheet}</style>
      </Head>
      <Body {...spoken} {...look({ ground: "paper", style: { margin: 0, padding: "0" } })}>
        <div style={{ display: "none", maxHeight: 0, overflow: "hidden", opacity: 0 }}>{preview}</div>
        <Container className="sheet" style={{ maxWidth: "600px" }}>
          <table role="presentation" width="100%" cellPadding="0" cellSpacing="0" border={0}>
            <tbody>
              <tr>
                <td
                  {...spoken}
                  {...look({
                    ground: "masthead",
                    border: "seam",
                    also: "gutter",
                    style: { padding: `26px ${gutter} 24px`, borderBottom: "4px solid" },
                  })}
                >
                  <Masthead hub={hub} />
                </td>
              </tr>
              <tr>
                <td
                  {...spoken}
                  {...look({ ground: "card", also: "gutter", style: { padding: `36px ${gutter} 40px` } })}
                >
                  {children}
                </td>
              </tr>
              <tr>
                <td
                  {...spoken}
                  {...look({ ground: "paper", also: "gutter", style: { padding: `28px ${gutter} 48px` } })}
                >
                  {footer}
                </td>
              </tr>
            </tbody>
          </table>
        </Container>
      </Body>
    </Html>
  );
}

function Masthead({ hub }: { hub: HubConfig }) {
  return (
    <>
      <p {...look({ text: "onDeepMuted", style: { ...type.label, margin: "0 0 4px", fontWeight: 400 } })}>
        {hub.organisation}
      </p>
      <p {...look({ text: "onDeep", style: { margin: 0, fontFamily: serif, fontSize: "22px", lineHeight: "28px" } })}>
        {hub.name}
      </p>
    </>
  );
}

/** Colours by what they are for, each in light and in dark; spaces and type sizes. The one place for them. */
export const tokens = `
:root {
  color-scheme: light dark;
  --paper: #f7f5f0;
  --card: #ffffff;
  --leaf: #efebe1;
  --ink: #1b2430;
  --heading: #0b2e4f;
  --muted: #566270;
  --accent: #0f766e;
  --rule: #e2dccf;
  --field: #ffffff;
  --field-rule: #7c8794;
  --deep: #0b2e4f;
  --deep-rule: #2c4f72;
  --on-deep: #ffffff;
  --on-deep-muted: #c5d4e3;
  --on-deep-accent: #7fdcd0;
  --action: #0f766e;
  --action-hover: #0b5a54;
  --on-action: #ffffff;
  --error: #a3261d;
  --error-ground: #fbeeec;
  --good-ground: #e6f2ef;
  --shadow: 0 1px 2px rgb(11 46 79 / 6%), 0 12px 32px -12px rgb(11 46 79 / 22%);
  --serif: Georgia, Cambria, "Times New Roman", serif;
  --sans: -apple-system, BlinkMacSystemFont, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --gutter: clamp(1.25rem, 5vw, 3rem);
  --gap: clamp(2.5rem, 6vw, 5rem);
  --radius: 4px;
  --display: clamp(2.25rem, 1.5rem + 3.4vw, 3.75rem);
  --title: clamp(1.9rem, 1.5rem + 1.8vw, 2.75rem);
  --section: clamp(1.4rem, 1.25rem + .6vw, 1.7rem);
  --lead: clamp(1.1rem, 1.05rem + .3vw, 1.25rem);
  --small: .9375rem;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #0b131b;
    --card: #131f2b;
    --leaf: #1b2b3a;
    --ink: #e4eaf0;
    --heading: #f3f7fb;
    --muted: #a7b5c3;
    --accent: #63d1c4;
    --rule: #2f4153;
    --field: #0e1822;
    --field-rule: #71839a;
    --deep: #0b2946;
    --action-hover: #13857c;
    --error: #ffa79d;
    --error-ground: #33191a;
    --good-ground: #11302f;
    --shadow: 0 0 0 1px #22303d;
  }
}`;

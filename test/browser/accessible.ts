import type { Page } from "playwright-core";
import { expect } from "vitest";

/** What a script can see of WCAG 2.2: language, title, headings, names, references, targets. Contrast has its own test. */
export async function expectAccessible(page: Page): Promise<void> {
  const [structure, names, targets] = await Promise.all([
    page.evaluate(structureProblems),
    page.evaluate(namingProblems),
    page.evaluate(targetProblems),
  ]);
  expect([...structure, ...names, ...targets], page.url()).toEqual([]);
}

function structureProblems(): string[] {
  const found: string[] = [];
  if (!/^[a-z]{2}$/.test(document.documentElement.lang)) found.push("no language");
  if (document.title.trim() === "") found.push("no title");
  if (document.querySelectorAll("main").length !== 1) found.push("not one main");
  const levels = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(({ tagName }) => Number(tagName[1]));
  if (levels.filter((level) => level === 1).length !== 1) found.push("not one h1");
  levels.forEach((level, i) => {
    if (level > (levels[i - 1] ?? 0) + 1) found.push(`a level is skipped before heading ${i + 1}: h${level}`);
  });
  const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
  for (const id of ids) if (ids.indexOf(id) !== ids.lastIndexOf(id)) found.push(`two elements are #${id}`);
  for (const attribute of ["aria-labelledby", "aria-describedby", "for"]) {
    for (const element of document.querySelectorAll(`[${attribute}]`)) {
      for (const id of (element.getAttribute(attribute) ?? "").split(" ")) {
        if (!ids.includes(id)) found.push(`${attribute} names #${id}, which is not there`);
      }
    }
  }
  return found;
}

function namingProblems(): string[] {
  const found: string[] = [];
  for (const control of document.querySelectorAll<HTMLInputElement>("input:not([type=hidden]), select, textarea")) {
    const said = [...(control.labels ?? [])].map((label) => label.textContent.trim()).join("");
    if (said === "") found.push(`no label: ${control.outerHTML}`);
  }
  for (const image of document.querySelectorAll("img")) {
    if (!image.hasAttribute("alt")) found.push(`no alt: ${image.outerHTML}`);
  }
  for (const drawing of document.querySelectorAll("svg:not([aria-hidden=true], [role=img])")) {
    found.push(`neither decoration nor image: ${drawing.outerHTML}`);
  }
  for (const frame of document.querySelectorAll("iframe")) if (frame.title === "") found.push("a frame has no title");
  for (const element of document.querySelectorAll("a[href], button, summary")) {
    const name = (element.getAttribute("aria-label") ?? element.textContent).trim();
    if (name === "" || /^(click )?here$/i.test(name)) found.push(`says nothing: ${element.outerHTML}`);
  }
  return found;
}

/** SC 2.5.8: 24 × 24 px, or within a sentence, or with no other target in that space around it. */
function targetProblems(): string[] {
  const all = [...document.querySelectorAll("a[href], button, input:not([type=hidden]), select, textarea, summary")];
  const targets = all.filter((element) => element.checkVisibility({ visibilityProperty: true }));
  return targets
    .filter((target) => {
      const { width, height, left, right, top, bottom } = target.getBoundingClientRect();
      if (width >= 24 && height >= 24) return false;
      const text = target.parentElement?.textContent.trim();
      if (getComputedStyle(target).display === "inline" && text !== target.textContent.trim()) return false;
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      return targets.some((other) => {
        if (other === target) return false;
        const box = other.getBoundingClientRect();
        return box.left < x + 12 && box.right > x - 12 && box.top < y + 12 && box.bottom > y - 12;
      });
    })
    .map((target) => `too small: ${target.outerHTML}`);
}

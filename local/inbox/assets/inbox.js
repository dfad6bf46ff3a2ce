// Keeps the first page of the list fresh. Without it the page is as good, and as old as its last reload.
const INTERVAL_MS = 2000;
const list = document.getElementById("list");

async function refresh() {
  const answer = await fetch(`/version${location.search}`);
  if (!answer.ok || (await answer.text()) === list.dataset.version) return;
  const page = await fetch(location.href);
  if (!page.ok) return;
  const fresh = new DOMParser().parseFromString(await page.text(), "text/html");
  const focused = document.activeElement?.getAttribute("href");
  const { version } = fresh.getElementById("list").dataset;
  list.replaceChildren(...fresh.getElementById("list").childNodes);
  list.dataset.version = version;
  document.getElementById("count").textContent = fresh.getElementById("count").textContent;
  if (focused) list.querySelector(`a[href="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
}

async function keepFresh() {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, INTERVAL_MS));
    if (document.hidden) continue;
    // The hub may be restarting: the list is marked as stale and the next round tries again.
    list.dataset.stale = String(
      !(await refresh().then(
        () => true,
        () => false,
      )),
    );
  }
}

keepFresh();

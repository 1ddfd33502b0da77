// The reading list of this browser: a JSON list of record ids. The page of the list gets them in its
// address; where scripts are off, the address is all there is.

const KEY = "docpipe.reading-list";

function stored() {
  try {
    const ids = JSON.parse(localStorage.getItem(KEY) ?? "[]");
    return Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [];
  } catch {
    return [];
  }
}

function store(ids) {
  try {
    localStorage.setItem(KEY, JSON.stringify(ids));
  } catch {
    // Without storage the list lives in the address only.
  }
  document.dispatchEvent(new Event("docpipe:reading-list"));
}

const addressOf = (path, ids) => path + "?" + new URLSearchParams(ids.map((id) => ["id", id]));
const idsOf = (address) => new URL(address, location.href).searchParams.getAll("id");
const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

// Buttons that put an entry on the list or take it off: <button data-remember="ID" hidden>.
function showRemembered() {
  const ids = new Set(stored());
  for (const button of document.querySelectorAll("[data-remember]")) {
    button.setAttribute("aria-pressed", String(ids.has(button.dataset.remember)));
    button.hidden = false;
  }
}

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-remember]");
  if (!button) return;
  event.preventDefault();
  const ids = stored();
  const id = button.dataset.remember;
  store(ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id]);
});

// The page of the list.
function readingListPage(page) {
  const shown = page.dataset.readingListIds.split(" ").filter(Boolean);
  const mine = stored();
  const path = page.dataset.readingListAddress;
  if (!page.dataset.readingListGiven && mine.length && !idsOf(location.href).length) {
    location.replace(addressOf(path, mine));
    return;
  }
  // Steps change the own list only where it is the own list that is shown.
  if (same(idsOf(location.href), mine)) {
    for (const step of page.querySelectorAll("[data-reading-list-step]")) {
      step.addEventListener("click", () => store(idsOf(step.href)));
    }
  } else if (shown.some((id) => !mine.includes(id))) {
    const take = page.querySelector("[data-take-over]");
    take.hidden = false;
    take.addEventListener("click", () => {
      const all = [...new Set([...mine, ...shown])].slice(0, Number(page.dataset.most));
      store(all);
      location.assign(addressOf(path, all));
    });
  }
  const copy = page.querySelector("[data-copy-address]");
  if (copy) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      const status = page.querySelector("[data-reading-list-status]");
      try {
        await navigator.clipboard.writeText(location.href);
        status.textContent = status.dataset.copied;
      } catch {
        status.textContent = status.dataset.refused;
      }
    });
  }
}

showRemembered();
document.addEventListener("docpipe:reading-list", showRemembered);
window.addEventListener("storage", showRemembered);
const page = document.querySelector("[data-reading-list-ids]");
if (page) readingListPage(page);

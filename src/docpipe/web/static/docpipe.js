// What every page has: the switch of the theme, and how much stands on the reading list.
// All of it is a comfort; the pages work without.

const THEME = "docpipe.theme";
const READING_LIST = "docpipe.reading-list";

function stored(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function themeSwitch() {
  const themes = document.querySelector("[data-themes]");
  if (!themes) return;
  const chosen = stored(THEME) ?? "auto";
  for (const input of themes.querySelectorAll("input")) {
    input.checked = input.value === chosen;
    input.addEventListener("change", () => {
      try {
        localStorage.setItem(THEME, input.value);
      } catch {
        // Then the choice holds for this page only.
      }
      if (input.value === "auto") delete document.documentElement.dataset.kernTheme;
      else document.documentElement.dataset.kernTheme = input.value;
    });
  }
  themes.hidden = false;
}

// The list is kept as a JSON list of record ids; the page of the list gets them in its address.
function readingList() {
  let ids = [];
  try {
    ids = JSON.parse(stored(READING_LIST) ?? "[]");
  } catch {
    return;
  }
  for (const link of document.querySelectorAll("[data-reading-list]")) {
    const address = new URL(link.href);
    address.search = new URLSearchParams(ids.map((id) => ["id", id])).toString();
    link.href = address.href;
  }
  for (const count of document.querySelectorAll("[data-reading-list-count]")) {
    count.textContent = ids.length;
    count.hidden = ids.length === 0;
  }
}

themeSwitch();
readingList();
window.addEventListener("storage", readingList);
document.addEventListener("docpipe:reading-list", readingList);

// Comforts of the search page; it works without them.

/** Copy a quote as it stands on the page, with its reference below. */
function copying() {
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy]")) {
    const usual = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      const quote = document.getElementById(button.dataset.with)?.textContent.trim() ?? "";
      const source = document.getElementById(button.dataset.copy).textContent.trim();
      await navigator.clipboard.writeText(quote ? `„${quote}“\n${source}` : source);
      button.textContent = button.dataset.done;
      setTimeout(() => (button.textContent = usual), 2000);
    });
  }
}

/** On a narrow screen the hits come first: the filters are folded in until somebody wants them. */
function foldFilters() {
  const filters = document.querySelector(".sr-filters");
  if (filters && window.matchMedia("(max-width: 60rem)").matches) filters.open = false;
}

/** The menu of downloads closes with Escape, and with a click elsewhere. */
function closingMenu() {
  const menu = document.querySelector(".sr-take");
  if (!menu) return;
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && menu.open) {
      menu.open = false;
      menu.querySelector("summary").focus();
    }
  });
  document.addEventListener("click", (event) => {
    if (menu.open && !menu.contains(event.target)) menu.open = false;
  });
}

/** What is picked by the boxes joins the list of this browser; the address shows what was picked. */
function picking() {
  document.getElementById("pick")?.addEventListener("submit", (event) => {
    const picked = new FormData(event.target).getAll("id");
    try {
      const kept = JSON.parse(localStorage.getItem("docpipe.reading-list") ?? "[]");
      localStorage.setItem("docpipe.reading-list", JSON.stringify([...new Set([...kept, ...picked])]));
    } catch {
      // Then the list lives in the address only.
    }
  });
}

copying();
picking();
foldFilters();
closingMenu();

// Loaded before anything is drawn: the chosen theme, so that the page does not flash in the other.
// Without a choice KERN follows the system.
try {
  const chosen = localStorage.getItem("docpipe.theme");
  if (chosen === "light" || chosen === "dark") {
    document.documentElement.dataset.kernTheme = chosen;
  }
} catch {
  // Storage may be switched off; then the system decides.
}

// Copies the quote with its reference. Without a clipboard there is no button.
// Leads back to the hits one came from, at the card of this record.

for (const place of document.querySelectorAll("[data-copy]")) {
  const button = place.querySelector("button");
  if (!navigator.clipboard || !button) continue;
  const label = button.querySelector(".kern-label") ?? button;
  const usual = label.textContent;
  button.addEventListener("click", async () => {
    const texts = [...document.querySelectorAll(button.dataset.copyFrom)];
    await navigator.clipboard.writeText(texts.map((one) => one.textContent.trim()).join("\n\n"));
    label.textContent = button.dataset.copied;
    setTimeout(() => { label.textContent = usual; }, 2000);
  });
  place.hidden = false;
}

const back = document.querySelector("[data-back]");
if (back && document.referrer) {
  const from = new URL(document.referrer);
  if (from.origin === location.origin && from.pathname.endsWith("/search")) {
    from.hash = back.dataset.back;
    back.querySelector("a").href = from.href;
    back.hidden = false;
  }
}

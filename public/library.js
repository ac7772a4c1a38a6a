// The one thing on the library's pages that needs a script: Peri beside an article. Without it the button is a link.
(() => {
  const button = document.querySelector("a[data-peri-about]");
  if (!button) return;
  const narrow = window.matchMedia("(max-width: 60rem)");
  let panel = null;

  const make = (tag, attributes, ...children) => {
    const element = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    element.append(...children);
    return element;
  };

  // where the panel covers the page, the page behind it is out of reach
  const cover = () => {
    const covers = !!panel && narrow.matches;
    for (const element of document.body.children) if (element !== panel) element.inert = covers;
    if (panel && covers) panel.setAttribute("aria-modal", "true");
    else if (panel) panel.removeAttribute("aria-modal");
  };

  const close = () => {
    if (!panel) return;
    panel.remove();
    panel = null;
    document.documentElement.classList.remove("peri-open");
    cover();
    button.setAttribute("aria-expanded", "false");
    button.focus();
  };

  const open = () => {
    if (panel) return panel.querySelector("iframe").focus();
    const about = button.dataset.periAbout;
    const shut = make("button", { type: "button" }, "Close");
    const frame = make("iframe", { title: "Conversation with Peri", src: `/?about=${encodeURIComponent(about)}&panel=1`, "data-about": about });
    const whole = make("a", { href: button.href }, "Full page");
    whole.addEventListener("click", () => {
      const path = frame.contentWindow.location.pathname;
      if (path.startsWith("/thread/")) whole.href = path;
    });
    shut.addEventListener("click", close);
    const title = make("h2", { id: "peri-panel-title" }, "Ask Peri about this");
    panel = make("aside", { id: "peri-panel", role: "dialog", "aria-labelledby": "peri-panel-title" },
      make("div", { class: "peri-bar" }, title, whole, shut), frame);
    document.body.append(panel);
    document.documentElement.classList.add("peri-open");
    cover();
    button.setAttribute("aria-expanded", "true");
    shut.focus(); // the chat takes it over once it is there
  };

  button.setAttribute("role", "button");
  button.setAttribute("aria-expanded", "false");
  button.setAttribute("aria-haspopup", "dialog");
  button.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  button.addEventListener("keydown", (event) => { if (event.key === " ") { event.preventDefault(); open(); } });
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") close(); });
  window.addEventListener("message", (event) => {
    const frame = panel && panel.querySelector("iframe");
    if (frame && event.source === frame.contentWindow && event.data && event.data.peri === "close") close();
  });
  narrow.addEventListener("change", cover);
})();

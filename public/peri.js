// Peri's page script: citations, names for screen readers, the limits of the composer. No framework, no state but the page.
(() => {
  const LONGEST = 20000;
  const UUID = /^step-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;
  const say = (message) => window.postMessage(message, window.location.origin);

  if (!localStorage.getItem("vite-ui-theme")) localStorage.setItem("vite-ui-theme", "system");

  // ---- citations: [1](#peri-cite-1) opens the passage instead of a new tab
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest('a[href^="#peri-cite-"]');
    if (!link) return;
    event.preventDefault();
    event.stopPropagation();
    for (let box = link.closest("[id^='step-']"); box; box = box.parentElement.closest("[id^='step-']")) {
      const found = UUID.exec(box.id);
      if (found) return say({ peri: "cite", answer: found[1], n: Number(link.getAttribute("href").slice(11)) });
    }
  }, true);

  // ---- the composer: nothing empty, nothing too long, nothing lost
  const hint = (text, kind) => {
    const composer = document.getElementById("message-composer");
    let box = document.getElementById("peri-hint");
    if (!text) return box && box.remove();
    if (!composer) return;
    if (!box) {
      box = document.createElement("div");
      box.id = "peri-hint";
      box.setAttribute("role", "status");
      composer.before(box);
    }
    box.dataset.kind = kind || "";
    if (box.textContent !== text) box.textContent = text;
  };
  const tooLong = (text) =>
    `This has ${text.length.toLocaleString("en")} characters; I can take up to ${LONGEST.toLocaleString("en")} at once. ` +
    "Nothing is lost: shorten it here, or send it in parts.";
  const field = (target) => (target && ["chat-input", "edit-chat-input"].includes(target.id) ? target : null);
  const stop = (event) => { event.preventDefault(); event.stopImmediatePropagation(); };

  document.addEventListener("keydown", (event) => {
    const input = field(event.target);
    if (!input || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    if (input.id === "edit-chat-input") return;
    if (input.value.length > LONGEST) { stop(event); hint(tooLong(input.value), "stop"); }
    else if (!input.value.trim()) { stop(event); hint("Write a question first, or choose one of the suggestions."); }
  }, true);
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("#chat-submit, .confirm-edit");
    const input = button && document.getElementById(button.id === "chat-submit" ? "chat-input" : "edit-chat-input");
    if (input && input.value.length > LONGEST) { stop(event); hint(tooLong(input.value), "stop"); }
    else if (input && !input.value.trim()) { stop(event); hint("Write a question first."); }
  }, true);
  document.addEventListener("input", (event) => {
    const input = field(event.target);
    if (input) hint(input.value.length > LONGEST ? tooLong(input.value) : "", "stop");
  }, true);

  // ---- a text that was not taken comes back into the composer
  window.addEventListener("message", (event) => {
    if (event.origin !== window.location.origin || !event.data || event.data.peri !== "give-back") return;
    const put = (tries) => {
      const input = document.getElementById("chat-input");
      if (!input) return tries && setTimeout(() => put(tries - 1), 100);
      if (input.value.trim()) return;
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(input, event.data.text);
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.focus();
    };
    setTimeout(() => put(20), 50);
  });

  // ---- a new conversation gets its own address, also at phone width
  window.addEventListener("message", (event) => {
    if (event.origin !== window.location.origin || !event.data || event.data.peri !== "thread") return;
    setTimeout(() => {
      if (window.location.pathname !== "/" || document.getElementById("thread-history")) return;
      history.replaceState(history.state, "", `/thread/${event.data.id}`);
      window.dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
    }, 50);
  });

  // ---- names for screen readers, and hosts behind links
  const NAMES = {
    "#chat-input": "Your message to Peri",
    "#edit-chat-input": "Your message, to be changed",
    "#chat-submit": "Send",
    "#stop-button": "Stop the answer",
    "#new-chat-button": "New conversation",
    "#search-chats-button": "Search conversations",
    "#sidebar-trigger-button": "Show or hide the conversations",
    "#theme-toggle": "Light or dark",
    "#user-nav-button": "Your account",
    "#chat-settings-open-modal": "Who speaks",
    ".edit-message": "Edit this message",
    ".positive-feedback-off, .positive-feedback-on": "Helpful",
    ".negative-feedback-off, .negative-feedback-on": "Not helpful",
    "#side-view-title button": "Close the source",
    "#thread-options": "Rename or delete",
    "[data-panel-resize-handle-id]": "Width of the panel",
    "[role='dialog'][data-mobile='true']": "Conversations",
  };
  const ICONS = { "lucide-arrow-down": "To the end", "lucide-copy": "Copy the answer", "lucide-check": "Copied", "lucide-message-circle": "Edit your comment" };
  const name = (element, text) => { if (element.getAttribute("aria-label") !== text) element.setAttribute("aria-label", text); };

  const tidy = () => {
    for (const [selector, text] of Object.entries(NAMES)) document.querySelectorAll(selector).forEach((e) => name(e, text));
    for (const [icon, text] of Object.entries(ICONS)) {
      document.querySelectorAll(`button:not([aria-label]) > svg.${icon}`).forEach((e) => name(e.parentElement, text));
    }
    document.querySelectorAll("[id='thread-options']").forEach((e) => {
      if (!e.hasAttribute("role")) e.setAttribute("role", "button");
      if (e.getAttribute("type")) e.removeAttribute("type");
      e.tabIndex = 0;
    });
    // a conversation's line is a link around a button around another: the link stays, the middle one steps back
    document.querySelectorAll('#thread-history button[data-sidebar="menu-button"]').forEach((e) => {
      if (e.getAttribute("role") !== "group") { e.setAttribute("role", "group"); e.tabIndex = -1; }
      name(e, e.textContent.trim() || "Conversation");
    });
    document.querySelectorAll('ul[data-sidebar="menu"]:has(> div)').forEach((e) => {
      if (!e.hasAttribute("role")) e.setAttribute("role", "presentation");
    });
    document.querySelectorAll("[role='separator'][aria-controls]").forEach((e) => {
      if (!document.getElementById(e.getAttribute("aria-controls"))) e.removeAttribute("aria-controls");
    });
    document.querySelectorAll("[role='dialog'][data-mobile='true'][aria-labelledby]").forEach((e) => {
      if (!document.getElementById(e.getAttribute("aria-labelledby"))) e.removeAttribute("aria-labelledby");
    });
    document.querySelectorAll("#welcome-screen img:not([alt])").forEach((e) => e.setAttribute("alt", "Peri"));
    document.querySelectorAll('a[href^="#peri-cite-"]').forEach((e) => {
      name(e, "Source " + e.getAttribute("href").slice(11));
      if (e.target) { e.removeAttribute("target"); e.setAttribute("role", "button"); }
    });
    document.querySelectorAll('.message-content a[href^="http"]').forEach((e) => {
      let host = "";
      try { host = new URL(e.href).host; } catch { return; }
      if (e.rel !== "noopener noreferrer") e.rel = "noopener noreferrer";
      if (!e.textContent.includes(host) && e.dataset.host !== host) e.dataset.host = host;
    });
  };

  // ---- announce a finished answer once, politely
  const live = document.createElement("div");
  live.className = "peri-hidden";
  live.setAttribute("role", "status");
  live.setAttribute("aria-live", "polite");
  document.body.append(live);
  let answering = false;
  const announce = () => {
    const running = !!document.getElementById("stop-button");
    if (answering && !running) {
      const answers = document.querySelectorAll("[data-step-type='assistant_message'] .message-content [role='article']");
      const last = answers.length && answers[answers.length - 1].closest(".message-content");
      if (last) live.textContent = "Peri has answered. " + last.innerText.slice(0, 500);
    } else if (!answering && running) live.textContent = "Peri is answering.";
    answering = running;
  };

  // ---- a conversation that is opened again starts at its last question
  let asked = 0;
  const place = () => {
    const questions = document.querySelectorAll("[data-step-type='user_message']");
    const last = questions[questions.length - 1];
    if (asked === 0 && questions.length > 1) {
      let box = last.parentElement;
      while (box && getComputedStyle(box).overflowY !== "auto" && getComputedStyle(box).overflowY !== "scroll") box = box.parentElement;
      if (box) box.scrollTop += last.getBoundingClientRect().top - box.getBoundingClientRect().top - 16;
    }
    asked = questions.length;
  };

  // ---- the arrow to the end only shows when something is below
  const arrow = () => {
    const button = document.querySelector("button > svg.lucide-arrow-down")?.parentElement;
    const steps = document.querySelectorAll("[data-step-type]");
    const composer = document.getElementById("message-composer");
    if (!button || !steps.length || !composer) return;
    const seen = steps[steps.length - 1].getBoundingClientRect().bottom <= composer.getBoundingClientRect().top;
    button.style.visibility = seen ? "hidden" : "";
  };
  document.addEventListener("scroll", arrow, { capture: true, passive: true });

  new MutationObserver(() => { tidy(); announce(); place(); arrow(); }).observe(document.documentElement, { childList: true, subtree: true });
})();

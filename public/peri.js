// Peri's page script: citations, names for screen readers, the limits of the composer. No framework, no state but the page.
(() => {
  const LONGEST = 20000;
  const UUID = /^step-([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})$/;
  const say = (message) => window.postMessage(message, window.location.origin);

  // Chainlit hands what the server says to the window above; in the library's frame that is the article's page.
  const isFramed = window.parent !== window && !!window.frameElement;
  const hear = (kind, act) => window.parent.addEventListener("message", (event) => {
    if (event.source === window && event.origin === window.location.origin && event.data && event.data.peri === kind) act(event.data);
  });

  if (!localStorage.getItem("vite-ui-theme")) localStorage.setItem("vite-ui-theme", "system");
  if (isFramed) document.documentElement.classList.add("peri-framed");

  // ---- coming from the library: the address names an article, and perhaps one of its offers; never words of its own
  const query = new URLSearchParams(window.location.search);
  const newId = () => "10000000-1000-4000-8000-100000000000".replace(/[018]/g, (d) =>
    (d ^ (crypto.getRandomValues(new Uint8Array(1))[0] & (15 >> (d / 4)))).toString(16));
  let about = isFramed ? window.frameElement.dataset.about : query.get("about");
  let article = null;
  let wish = query.has("about") && query.has("ask") ? { ask: query.get("ask"), id: newId() } : null;
  if (query.has("about") || query.has("ask")) history.replaceState(history.state, "", window.location.pathname); // a reload asks nothing again

  const wishFor = (tries) => {
    if (!wish || !tries) return;
    say({ peri: "ask", about, ask: wish.ask, id: wish.id }); // under one id: sent twice it is still one message
    setTimeout(() => wishFor(tries - 1), 3000);
  };
  hear("ready", () => setTimeout(() => { // once the page listens on its new socket
    if (!about) return;
    say({ peri: "about", about });
    setTimeout(() => wishFor(5), 50);
  }, 50));
  hear("article", (told) => { article = told; offer(); });
  hear("asked", (told) => { if (wish && told.id === wish.id) wish = null; });

  const offer = () => {
    const starters = document.getElementById("starters");
    const shown = !!article && !wish && document.querySelectorAll("[data-step-type]").length === 0;
    document.documentElement.classList.toggle("peri-article", shown);
    let box = document.getElementById("peri-article");
    if (!shown || !starters) return box && box.remove();
    if (box) return;
    box = document.createElement("section");
    box.id = "peri-article";
    box.setAttribute("aria-label", "About the article that you are reading");
    const line = document.createElement("p");
    line.textContent = `About “${article.title}”. Ask in your own words, or begin with one of these.`;
    const list = document.createElement("ul");
    list.className = "peri-chips";
    for (const { ask, label } of article.offers) {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = label;
      button.addEventListener("click", () => { if (!wish) { wish = { ask, id: newId() }; wishFor(5); } });
      const item = document.createElement("li");
      item.append(button);
      list.append(item);
    }
    box.append(line, list);
    starters.before(box);
  };

  // a conversation begun elsewhere than beside an article goes on without it
  document.addEventListener("click", (event) => {
    const link = event.target.closest && event.target.closest("#new-chat-button, #thread-history a");
    if (link && !isFramed) { about = article = wish = null; offer(); }
  }, true);

  // in the frame, Escape closes the frame unless something in it is open
  if (isFramed) document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    if (document.querySelector("[role='dialog'], [role='menu'], [role='listbox'], #side-view-content, #edit-chat-input")) return;
    window.parent.postMessage({ peri: "close" }, window.location.origin);
  });

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
  const brings = () => !!document.getElementById("attachments"); // files alone ask for something too

  // ---- a folder that is dropped keeps its folders: their names tell whose work it is
  const append = FormData.prototype.append;
  FormData.prototype.append = function (field, value, ...name) {
    const way = value instanceof File && !name.length ? String(value.path || value.webkitRelativePath || "").replace(/^\.?\//, "") : "";
    return append.call(this, field, value, ...(way.includes("/") ? [way] : name));
  };

  document.addEventListener("keydown", (event) => {
    const input = field(event.target);
    if (!input || event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    if (input.id === "edit-chat-input") return;
    if (input.value.length > LONGEST) { stop(event); hint(tooLong(input.value), "stop"); }
    else if (!input.value.trim() && !brings()) { stop(event); hint("Write a question first, or choose one of the suggestions."); }
  }, true);
  document.addEventListener("click", (event) => {
    const button = event.target.closest && event.target.closest("#chat-submit, .confirm-edit");
    const input = button && document.getElementById(button.id === "chat-submit" ? "chat-input" : "edit-chat-input");
    if (input && input.value.length > LONGEST) { stop(event); hint(tooLong(input.value), "stop"); }
    else if (input && !input.value.trim() && !(button.id === "chat-submit" && brings())) { stop(event); hint("Write a question first."); }
  }, true);
  document.addEventListener("input", (event) => {
    const input = field(event.target);
    if (input) hint(input.value.length > LONGEST ? tooLong(input.value) : "", "stop");
  }, true);

  // ---- a text that was not taken comes back into the composer
  hear("give-back", (told) => {
    const put = (tries) => {
      const input = document.getElementById("chat-input");
      if (!input) return tries && setTimeout(() => put(tries - 1), 100);
      if (input.value.trim()) return;
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, "value").set.call(input, told.text);
      input.dispatchEvent(new Event("input", { bubbles: true }));
      input.focus();
    };
    setTimeout(() => put(20), 50);
  });

  // ---- a new conversation gets its own address, also at phone width
  hear("thread", (told) => {
    setTimeout(() => {
      if (window.location.pathname !== "/" || document.getElementById("thread-history")) return;
      history.replaceState(history.state, "", `/thread/${told.id}`);
      window.dispatchEvent(new PopStateEvent("popstate", { state: history.state }));
    }, 50);
  });

  // ---- names for screen readers, and hosts behind links
  const NAMES = {
    "#chat-input": "Your message to Peri",
    "#edit-chat-input": "Your message, to be changed",
    "#chat-submit": "Send",
    "#stop-button": "Stop the answer",
    "#upload-button": "Bring files: Word, PDF, mails, sheets, or a zip",
    "#upload-button-loading": "Bringing files",
    "[id='#upload-drop-input'], #upload-button-input": "Files to bring",
    "#attachments button": "Leave this file out",
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
    // the link to the library stands in a button of Chainlit's: the link stays, the button steps back
    document.querySelectorAll("#header button > a > img").forEach((e) => {
      const around = e.closest("button");
      if (around.getAttribute("role") === "group") return;
      around.setAttribute("role", "group");
      around.setAttribute("aria-label", "Elsewhere in Peri");
      around.tabIndex = -1;
      around.dataset.peri = "library";
      e.alt = "";
      e.closest("a").setAttribute("aria-label", "Library");
    });
    document.querySelectorAll("ol[data-sonner-toaster]:not([role])").forEach((e) => e.setAttribute("role", "group")); // its notices are no list items
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
  const scroller = (element) => {
    let box = element.parentElement;
    while (box && getComputedStyle(box).overflowY !== "auto" && getComputedStyle(box).overflowY !== "scroll") box = box.parentElement;
    return box;
  };
  let asked = 0;
  const place = () => {
    const questions = document.querySelectorAll("[data-step-type='user_message']");
    const last = questions[questions.length - 1];
    if (asked === 0 && questions.length > 1) {
      const box = scroller(last);
      if (box) box.scrollTop += last.getBoundingClientRect().top - box.getBoundingClientRect().top - 16;
    }
    asked = questions.length;
  };

  // ---- when the card of an earlier answer folds, the last question stays on top, or where the person has scrolled it
  const ON_TOP = 20; // pixels, as Chainlit places it
  let folded = 0, lastTop = ON_TOP, isHeld = false;
  const stay = () => {
    const questions = document.querySelectorAll("[data-step-type='user_message']");
    const last = questions[questions.length - 1];
    const box = last && scroller(last);
    const top = () => last.getBoundingClientRect().top - box.getBoundingClientRect().top;
    const put = (wanted) => box.scrollTo({ top: box.scrollTop + top() - wanted, behavior: "instant" });
    const count = document.querySelectorAll('.peri-card[data-live="false"]').length;
    if (questions.length !== asked) isHeld = false;
    else if (box && count > folded && isHeld) put(lastTop);
    // a scroll under way was measured before the fold, and what comes below is not there yet
    else if (box && count > folded) for (const later of [0, 80, 300]) setTimeout(() => { if (!isHeld && last.isConnected) put(ON_TOP); }, later);
    folded = count;
    if (box) lastTop = top();
  };
  for (const kind of ["wheel", "touchmove", "keydown", "pointerdown"]) document.addEventListener(kind, () => { isHeld = true; }, { capture: true, passive: true });
  document.addEventListener("scroll", stay, { capture: true, passive: true });

  // ---- the arrow to the end only shows when something is below: beside the talk, or where it lies over nothing to press
  const ARROW_GAP = 8; // pixels
  const under = (box, button) => [[0.5, 0.5], [0, 0], [1, 0], [0, 1], [1, 1]].flatMap(([right, down]) =>
    document.elementsFromPoint(box.x + right * box.width, box.y + down * box.height)).filter((each) => !button.contains(each));
  const arrow = () => {
    const button = document.querySelector("button > svg.lucide-arrow-down")?.parentElement;
    const steps = document.querySelectorAll("[data-step-type]");
    const composer = document.getElementById("message-composer");
    if (!button || !steps.length || !composer) return;
    const column = composer.getBoundingClientRect();
    const seen = steps[steps.length - 1].getBoundingClientRect().bottom <= column.top;
    button.style.translate = "";
    const at = button.getBoundingClientRect();
    const hasRoom = column.right + at.width + 2 * ARROW_GAP <= document.documentElement.clientWidth;
    button.style.translate = `${column.right + (hasRoom ? ARROW_GAP : -at.width - ARROW_GAP) - at.x}px`;
    const covers = under(button.getBoundingClientRect(), button).some((each) => each.closest(".peri-card, button, a"));
    button.style.visibility = seen || covers ? "hidden" : "";
  };
  document.addEventListener("scroll", arrow, { capture: true, passive: true });

  new MutationObserver(() => { tidy(); offer(); announce(); stay(); place(); arrow(); }).observe(document.documentElement, { childList: true, subtree: true });
})();

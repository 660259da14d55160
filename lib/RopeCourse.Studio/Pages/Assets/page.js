"use strict";

// Light or dark: the system decides until the reader does.
{
  const root = document.documentElement;
  const button = document.querySelector("button.theme");
  const system = matchMedia("(prefers-color-scheme: dark)");
  const isDark = () => root.dataset.theme ? root.dataset.theme === "dark" : system.matches;
  const show = () => {
    button.textContent = isDark() ? "Light" : "Dark";
    button.setAttribute("aria-label", `Switch to ${isDark() ? "light" : "dark"} colours`);
  };

  button.addEventListener("click", () => {
    root.dataset.theme = isDark() ? "light" : "dark";
    try { localStorage.setItem("ropecourse-theme", root.dataset.theme); } catch { /* A browser may forbid storage. */ }
    show();
  });
  system.addEventListener("change", show);
  button.hidden = false;
  show();
}

// A copy button on each block of code.
if (navigator.clipboard) {
  const status = document.createElement("span");
  status.className = "skip";
  status.setAttribute("role", "status");
  document.body.append(status);

  for (const block of document.querySelectorAll(".code")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.innerHTML = '<svg viewBox="0 0 16 16" aria-hidden="true"><rect x="5.5" y="5.5" width="8" height="8" rx="1"/><path d="M10.5 3.5v-1h-8v8h1"/></svg>';
    button.setAttribute("aria-label", "Copy this code");
    button.title = "Copy";
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(block.querySelector("code").textContent);
        status.textContent = "Copied";
        button.classList.add("done");
      } catch {
        status.textContent = "The browser did not allow copying";
      }
      setTimeout(() => { button.classList.remove("done"); status.textContent = ""; }, 1500);
    });
    block.append(button);
  }
}

// What scrolls sideways can be reached with the keyboard, and a formula wider than the text scrolls inside itself.
{
  const scrollers = document.querySelectorAll("pre, .scroll, .formula");
  const formulas = document.querySelectorAll("math:not([display])");
  const measure = () => {
    for (const formula of formulas) {
      formula.classList.remove("wide");
      const frame = formula.closest("p, li, td, th, h1, h2, h3, h4, summary");
      if (frame && formula.getBoundingClientRect().width > frame.clientWidth && !formula.closest("td, th"))
        formula.classList.add("wide");
    }

    for (const scroller of scrollers) {
      if (scroller.scrollWidth > scroller.clientWidth)
        scroller.tabIndex = 0;
      else
        scroller.removeAttribute("tabindex");
    }
  };

  measure();
  addEventListener("resize", measure);
}

// The numbers in the cells of a heat map shrink with the page; too small to read, they only blur its colours.
{
  const sift = plot => {
    for (const number of plot.querySelectorAll(".heatmap-label text"))
      number.style.display = parseFloat(number.style.fontSize) < 8 ? "none" : "";
  };

  for (const plot of document.querySelectorAll(".ropecourse-plot")) {
    new MutationObserver((_, observer) => {
      // plotly.js gives the element its events when it draws for the first time.
      if (!plot.on)
        return;
      observer.disconnect();
      plot.on("plotly_afterplot", () => sift(plot));
      sift(plot);
    }).observe(plot, { childList: true, attributes: true });
  }
}

// The contents list marks the section that is being read.
{
  const links = new Map();
  for (const link of document.querySelectorAll(".contents a")) {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    if (heading)
      links.set(heading, link);
  }

  let marked = null;
  const mark = () => {
    let current = null;
    for (const [heading, link] of links) {
      if (heading.getBoundingClientRect().top > innerHeight * 0.3)
        break;
      current = link;
    }

    if (current === marked)
      return;
    marked?.removeAttribute("aria-current");
    current?.setAttribute("aria-current", "true");
    marked = current;

    // Keep the mark in view without moving the page.
    const list = document.querySelector(".contents");
    if (current && list.scrollHeight > list.clientHeight && getComputedStyle(list).position === "sticky")
      list.scrollTo({ top: current.offsetTop - list.clientHeight / 2 });
  };

  let waiting = false;
  addEventListener("scroll", () => {
    if (waiting)
      return;
    waiting = true;
    requestAnimationFrame(() => { waiting = false; mark(); });
  }, { passive: true });
  mark();
}

// A link into a fold opens it.
{
  const open = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    for (let fold = target?.closest("details"); fold; fold = fold.parentElement.closest("details"))
      fold.open = true;
  };
  open();
  addEventListener("hashchange", open);
}

// Draws one figure. Called with the drawing and the id of its element. Each figure carries a copy, so it stays small.
((figure, id) => {
  // A page may hold the same figure twice, and some front ends run a script away from its place.
  let box = document.currentScript && document.currentScript.closest('figure');
  if (!box || box.dataset.ropecourse != id || box.dataset.drawn)
    box = document.querySelector(`[data-ropecourse="${id}"]:not([data-drawn])`);
  if (!box) return;
  box.dataset.drawn = 1;
  const W = window, find = s => box.querySelector(s), plot = find('.ropecourse-plot'), input = find('input'), button = find('button');
  let last, timer;
  const add = url => new Promise((done, fail) => {
    // Classic Jupyter has an AMD loader, which would take plotly.js away from the page.
    if (W.requirejs && W.define && W.define.amd) return W.requirejs([url], p => done(W.Plotly = W.Plotly || p), fail);
    const s = document.createElement('script');
    s.src = url;
    s.onload = () => W.Plotly ? done() : fail();
    s.onerror = fail;
    document.head.append(s);
  });
  const load = () => {
    let base = document.body.dataset.baseUrl;
    try { base = base || JSON.parse(document.getElementById('jupyter-config-data').textContent).baseUrl; } catch { }
    return [W.ropecoursePlotlyUrl, base && base.replace(/\/?$/, '/kernelspecs/.net-csharp/plotly.min.js'), 'https://cdn.plot.ly/plotly-PLOTLY_VERSION.min.js']
      .filter(Boolean).reduce((before, url) => before.catch(() => add(url)), Promise.reject());
  };
  const draw = () => {
    // The page chose its text colour for its background: light text means a dark page.
    const rgb = (getComputedStyle(box).color.match(/^rgba?\((\d+), (\d+), (\d+)/) || [0, 34, 34, 34]).slice(1, 4);
    const at = input ? +input.value : 0, now = [rgb, at] + '';
    if (now == last) return;
    last = now;
    const ink = `rgb(${rgb})`, line = `rgba(${rgb},.4)`, axis = { color: ink, gridcolor: `rgba(${rgb},.15)`, linecolor: line, zerolinecolor: line };
    const f = JSON.parse(JSON.stringify(figure).replace(/"#000000"/g, `"${ink}"`)), l = f.layout;
    if (f.frames) {
      const frame = f.frames[at];
      frame.data.forEach((d, i) => Object.assign(f.data[i], d));
      Object.assign(l, frame.layout);
      find('strong').textContent = frame.title;
      input.ariaValueText = find('output').textContent = frame.name;
    }
    // Words take half of their line's colour and half of the text's, to be read on any page.
    (l.annotations || []).forEach(({ font }) => {
      if (font && /^#/.test(font.color)) font.color = `rgb(${rgb.map((c, i) => +c + parseInt(font.color.substr(1 + 2 * i, 2), 16) >> 1)})`;
    });
    l.template = { layout: { font: { color: ink }, xaxis: axis, yaxis: axis, scene: { xaxis: axis, yaxis: axis, zaxis: axis }, polar: { radialaxis: axis, angularaxis: axis } } };
    W.Plotly.react(plot, f.data, l, f.config);
  };
  const play = () => {
    button.textContent = timer ? '▶' : '❚❚';
    button.ariaLabel = timer ? 'Play' : 'Pause';
    timer = timer ? clearInterval(timer) : setInterval(() => {
      input.value = (+input.value + 1) % (+input.max + 1);
      draw();
    }, 700);
  };
  (W.Plotly ? Promise.resolve() : W.ropecoursePlotly = W.ropecoursePlotly || load()).then(() => {
    plot.textContent = '';
    draw();
    W.matchMedia('(prefers-color-scheme:dark)').addEventListener('change', draw);
    [document.body, document.documentElement].forEach(e => new MutationObserver(draw).observe(e, { attributes: true }));
    new ResizeObserver(() => plot.offsetWidth && W.Plotly.Plots.resize(plot)).observe(plot);
    if (input) {
      input.oninput = draw;
      input.closest('div').hidden = false;
      if (button) button.onclick = play;
    }
  }, () => {
    W.ropecoursePlotly = 0;
    plot.insertAdjacentHTML('beforeend', '<p><em>The drawing needs plotly.js, which could not be loaded.</em></p>');
  });
})

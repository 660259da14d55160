// Draws one figure. Called with the drawing and the id of its element; written out once for each figure, so it stays small.
(function (figure, id) {
  // A page may hold the same figure twice, and some front ends run a script away from its place.
  var script = document.currentScript;
  var box = script && script.closest('.ropecourse-figure');
  if (!box || box.dataset.ropecourse !== id || box.dataset.drawn)
    box = document.querySelector('[data-ropecourse="' + id + '"]:not([data-drawn])');
  if (!box) return;
  box.dataset.drawn = 1;
  var plot = box.querySelector('.ropecourse-plot'), control = box.querySelector('.ropecourse-control'), W = window;
  var input = control && control.querySelector('input'), last = '', busy;
  function add(url) {
    return new Promise(function (done, fail) {
      // Classic Jupyter has an AMD loader, which would take plotly.js away from the page.
      if (W.requirejs && W.define && W.define.amd) return W.requirejs([url], function (p) { done(W.Plotly = W.Plotly || p); }, fail);
      var s = document.createElement('script');
      s.src = url;
      s.onload = function () { W.Plotly ? done(W.Plotly) : fail(); };
      s.onerror = fail;
      document.head.appendChild(s);
    });
  }
  function load() {
    var lab = document.getElementById('jupyter-config-data'), base = document.body.dataset.baseUrl, urls = [];
    try { base = base || lab && JSON.parse(lab.textContent).baseUrl; } catch (e) { }
    if (W.ropecoursePlotlyUrl) urls.push(W.ropecoursePlotlyUrl);
    if (base) urls.push(base.replace(/\/?$/, '/') + 'kernelspecs/.net-csharp/plotly.min.js');
    urls.push('https://cdn.plot.ly/plotly-PLOTLY_VERSION.min.js');
    return urls.reduce(function (before, url) { return before.catch(function () { return add(url); }); }, Promise.reject());
  }
  // The page chose its text colour for its background: light text means a dark page.
  function draw(force) {
    var rgb = (getComputedStyle(box).color.match(/^rgba?\((\d+), (\d+), (\d+)/) || [0, 34, 34, 34]).slice(1, 4).join();
    var at = input ? +input.value : 0, now = rgb + '/' + at;
    if (now === last && force !== true) return;
    last = now;
    var ink = 'rgb(' + rgb + ')', line = 'rgba(' + rgb + ',.4)', axis = { color: ink, gridcolor: 'rgba(' + rgb + ',.15)', linecolor: line, zerolinecolor: line };
    var f = JSON.parse(JSON.stringify(figure).split('"#000000"').join('"' + ink + '"')), frame = f.frames && f.frames[at];
    if (frame) {
      frame.data.forEach(function (d, i) { Object.assign(f.data[i], d); });
      Object.assign(f.layout, frame.layout);
      box.querySelector('.ropecourse-title').textContent = frame.title;
      control.querySelector('output').textContent = frame.name;
      input.setAttribute('aria-valuetext', frame.name);
    }
    f.layout.template = { layout: { font: { color: ink }, xaxis: axis, yaxis: axis, scene: { xaxis: axis, yaxis: axis, zaxis: axis }, polar: { radialaxis: axis, angularaxis: axis } } };
    return W.Plotly.react(plot, f.data, f.layout, f.config);
  }
  (W.Plotly ? Promise.resolve() : W.ropecoursePlotly = W.ropecoursePlotly || load()).then(function () {
    plot.textContent = '';
    draw();
    W.matchMedia('(prefers-color-scheme: dark)').addEventListener('change', draw);
    new MutationObserver(draw).observe(document.body, { attributes: true });
    new MutationObserver(draw).observe(document.documentElement, { attributes: true });
    new ResizeObserver(function () { plot.offsetWidth && W.Plotly.Plots.resize(plot); }).observe(plot);
    if (!input) return;
    control.hidden = false;
    input.oninput = draw;
    var button = control.querySelector('button');
    if (button) button.onclick = function () {
      button.textContent = busy ? '▶' : '❚❚';
      button.setAttribute('aria-label', busy ? 'Play' : 'Pause');
      busy = busy ? clearInterval(busy) : setInterval(function () {
        input.value = +input.value < +input.max ? +input.value + 1 : 0;
        draw();
      }, 700);
    };
  }, function () {
    W.ropecoursePlotly = null;
    plot.insertAdjacentHTML('beforeend', '<p><em>The drawing needs plotly.js, which could not be loaded.</em></p>');
  });
})

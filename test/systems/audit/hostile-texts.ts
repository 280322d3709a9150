/** Sets the marker that tests look for, were it ever run. */
const run = 'window.pwned=1';

/** What tries to get out of the page: into scripts, markup, styles, addresses, spreadsheets, or into the order of the text beside it. */
export const hostileTexts = {
  /** Wherever they stand in a text. */
  anywhere: [
    // Scripts, and ends of what holds the text.
    `<script>${run}</script>`,
    `</script><script>${run}</script>`,
    `</SCRIPT\t><script>${run}</script >`,
    `--></script><script>${run}</script>`,
    `<!--<script>`,
    `<!-- --!><script>${run}</script>`,
    `</main></body></html><script>${run}</script>`,
    `</title><script>${run}</script>`,
    `</style><script>${run}</script>`,
    `</noscript><script>${run}</script>`,
    `</textarea></select></option><script>${run}</script>`,
    `]]><script>${run}</script>`,
    `<script type="text/plain" id="overview">H4sIAAAAAAAAA6uuBQBDv6ajAgAAAA==</script>`,
    `</script><script type="text/plain" id="cells">e30=</script>`,
    `<meta http-equiv="content-security-policy" content="script-src *"><meta http-equiv="refresh" content="0;url=javascript:${run}">`,
    `<base href="https://evil.example/">`,
    // Handlers.
    `<img src=x onerror=${run}>`,
    `"><img src=x onerror="${run}">`,
    `' onmouseover='${run}' autofocus onfocus='${run}`,
    `" onclick="${run}" x="`,
    '` onload=`window.pwned=1`',
    `<svg onload=${run}><animate onbegin=${run} attributeName=x dur=1s>`,
    `<svg><script>${run}</script></svg>`,
    `<math><mtext></p><style><img src=x onerror=${run}></style>`,
    `<details open ontoggle=${run}>`,
    `<iframe srcdoc="<script>parent.pwned=1</script>"></iframe>`,
    `<object data="javascript:${run}"></object><embed src="javascript:${run}">`,
    `<form action="javascript:${run}"><button>go</button></form>`,
    `<dialog open><form method=dialog>`,
    `<template><script>${run}</script></template>`,
    `<xss style="animation-name:x" onanimationstart="${run}">`,
    // Addresses.
    `javascript:${run}`,
    `JaVaScRiPt\n:${run}`,
    `data:text/html,<script>${run}</script>`,
    `<a href="javascript:${run}">x</a>`,
    `https://evil.example/?q=1 //evil.example file:///etc/passwd`,
    `#cell=<img src=x onerror=${run}>&q=%zz`,
    // Styles.
    `</style><style>@import url(https://evil.example/x.css);`,
    `"; } @import "https://evil.example/x.css"; * { background: url(https://evil.example/x.png) } /*`,
    `*/ } body { display: none } /*`,
    `\\"; } @page { @top-left { content: url(https://evil.example/x) } }`,
    `expression(${run})`,
    // Entities, templates, other languages.
    `&lt;img src=x onerror=${run}&gt; &#60;script&#62; &amp;lt; &quot; &NotEqualTilde;`,
    `{{constructor.constructor('${run}')()}} \${${run}} <%= 1 %> #{1} [[1]]`,
    `$& $1 $\` $' $$`,
    `<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>&x;`,
    `\\u003cscript\\u003e${run}\\u003c/script\\u003e \\x3cscript\\x3e`,
    `+ADw-script+AD4-${run}+ADw-/script+AD4-`,
    // Characters that have no look of their own, or turn others.
    'line\u2028separator\u2029paragraph\u0085next',
    '\u202Egnp.exe\u202C \u2066isolated\u2069 \u200Fmarked\u200E',
    'nul\u0000l \u0001 \u0008 \u001B[31mred\u001B[0m \u009B2J',
    'lone \uD800 and \uDFFF surrogates',
    'zero\u200Bwidth\u200D\uFEFF \u00ADsoft \u{E0041}tag',
    'Z\u0351\u036B\u0343\u036A\u0302\u036B\u033D\u034F\u0334\u0319\u0324\u031E\u0349\u035A\u032F\u031E\u0320\u034DA',
    '\r\nset-cookie: a=b\r\n\r\n<b>',
    // Markdown and links.
    '[x](javascript:window.pwned=1) ![x](https://evil.example/x.png) **b** `c` | d | @team #1',
    // Size and emptiness.
    'w'.repeat(500),
    '\u{1F469}\u200D\u{1F469}\u200D\u{1F467}'.repeat(2),
    '   ',
    // Names that objects have.
    '__proto__',
    'constructor',
    'hasOwnProperty',
    'toString',
  ],
  /** Where a text begins with them: what a spreadsheet takes for a formula. */
  first: [
    '=HYPERLINK("https://evil.example","x")',
    '+1+cmd|"/C calc"!A0',
    '-1',
    '@SUM(1)',
    '\t=1',
    '\r=1',
    '\u00A0=1',
    '\uFF1D1',
    '\uFF0B1',
    '\uFF0D1',
    '\uFF201',
    '\u200B=1',
    '\u0000=1',
  ],
} satisfies Record<string, readonly string[]>;

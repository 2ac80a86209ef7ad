// The CSS of the report, for wide and narrow screens, light and dark.
import { dark, fontFamily, light, type Theme } from '../../pictures/theme.js'

const colours = ({ background, foreground, muted, line, accent }: Theme) =>
  `--paper:${background};--ink:${foreground};--quiet:${muted};--line:${line};--accent:${accent}`

export const reportStyle = `
:root{color-scheme:light dark;${colours(light)}}
.night{display:none}
@media (prefers-color-scheme:dark){:root{${colours(dark)}}.night{display:block}.day{display:none}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:16px/1.6 ${fontFamily};font-variant-numeric:tabular-nums}
main{max-width:1120px;margin:0 auto;padding:48px 24px 96px}
h1{font-size:28px;line-height:1.3;margin:0;overflow-wrap:anywhere}
h2{font-size:19px;margin:64px 0 16px;padding-bottom:8px;border-bottom:1px solid var(--line)}
header p{margin:8px 0 0;color:var(--quiet)}
figure{margin:24px 0 0}
.scroll{overflow-x:auto}

.scroll svg,.scroll img{display:block;width:100%;height:auto}
.picture{background:#fff;border:1px solid var(--line);border-radius:12px}
table{border-collapse:collapse;font-size:14px;white-space:nowrap}
th,td{padding:6px 20px 6px 0;text-align:right;border-bottom:1px solid var(--line)}
th{font-weight:400;color:var(--quiet)}
th:first-child,td:first-child{text-align:left}
dl{display:grid;grid-template-columns:repeat(auto-fill,minmax(230px,1fr));gap:16px 24px;margin:0}
dt{color:var(--quiet);font-size:13px}
dd{margin:0;overflow-wrap:anywhere}
summary{cursor:pointer;color:var(--accent);margin-top:24px}
pre{overflow-x:auto;font-size:13px;line-height:1.5;padding:16px;border:1px solid var(--line);border-radius:12px}
.note{color:var(--quiet);font-size:14px}
@media (max-width:600px){main{padding:24px 16px 64px}h1{font-size:23px}h2{margin-top:48px}}
`

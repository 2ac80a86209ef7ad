// What a site's page shows where its modules cannot be loaded: opened as a file, or without JavaScript.
import { createHash } from 'node:crypto'
import { message } from '../../../messages/messages.js'
import { languages } from '../guard/request-language.js'

/** Each serves the current folder at port 8000. */
const commands = ['python3 -m http.server 8000', 'npx serve -l 8000']
const address = 'http://localhost:8000'

/** Runs when the page is loaded. Browsers load no module of a page that is a file, so it is still empty then. */
const script = `addEventListener('load', () => {
  const isEmpty = !document.getElementById('page').hasChildNodes()
  if (location.protocol === 'file:' && isEmpty) document.getElementById('as-file').hidden = false
})`
const style = `.instead { max-width: 40rem; margin: 3rem auto; padding: 0 1.5rem; font: 1rem/1.6 system-ui, sans-serif }
.instead h1 { font-size: 1.25rem }
.instead [lang] + [lang] { margin-top: 3rem }
.instead pre { padding: .75rem 1rem; border: 1px solid; border-radius: 7px; overflow: auto }`

/** The texts in all languages, as the reader's is not known without the page. */
const body = `<style>${style}</style>
<div id="as-file" class="instead" hidden>
${languages.map(instructionIn).join('\n')}
</div>
<noscript><div class="instead">
${languages.map((language) => `<p lang="${language}">${message(language, 'publish.noScript')}</p>`).join('\n')}
</div></noscript>
<script>${script}</script>`

/** The page with this at the start of its body. */
export function withInstruction(html: string): string {
  return html.replace(/<body[^>]*>/, (tag) => `${tag}\n${body}`)
}

/** Sources of the site's policy that allow this script and this style, and no other inline ones. */
export const instructionSources = { script: hashSource(script), style: hashSource(style) }

function instructionIn(language: (typeof languages)[number]): string {
  const said = (key: Parameters<typeof message>[1]) => message(language, key, { address })
  return `<section lang="${language}">
<h1>${said('publish.asFile')}</h1>
<p>${said('publish.asFileWhy')}</p>
<pre>${commands.join('\n')}</pre>
<p>${said('publish.asFileThen')}</p>
</section>`
}

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

// Values in HTML templates are escaped, unless they are HTML.
import { expect, it } from 'vitest'
import { html } from './html.js'

it('escapes values, once', () => {
  const name = `<b a="1" b='2'>&amp;`
  expect(html`<p title="${name}">${3}</p>`.text).toBe(
    '<p title="&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp;">3</p>',
  )
})

it('leaves HTML unchanged, also in arrays', () => {
  const items = ['a', '<'].map((item) => html`<li>${item}</li>`)
  expect(html`<ul>${items}</ul>${html`<hr>`}`.text).toBe('<ul><li>a</li>\n<li>&lt;</li></ul><hr>')
})

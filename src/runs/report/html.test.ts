// What is written into HTML is text, unless it is HTML.
import { expect, it } from 'vitest'
import { html } from './html.js'

it('escapes values, once', () => {
  const name = `<b a="1" b='2'>&amp;`
  expect(html`<p title="${name}">${3}</p>`.text).toBe(
    '<p title="&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;amp;">3</p>',
  )
})

it('leaves HTML as it is, also many of it', () => {
  const items = ['a', '<'].map((item) => html`<li>${item}</li>`)
  expect(html`<ul>${items}</ul>${html`<hr>`}`.text).toBe('<ul><li>a</li>\n<li>&lt;</li></ul><hr>')
})

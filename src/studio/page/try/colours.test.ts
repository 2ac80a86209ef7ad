// Text and marks on a colour of the palette are legible.
import { expect, it } from 'vitest'
import { isLight, palette } from './colours.js'

it('white, yellow and the like take dark text; black, purple and the like take light text', () => {
  const light = Object.entries(palette).flatMap(([name, colour]) => (isLight(colour) ? name : []))
  expect(light).toEqual(['white', 'grey', 'orange', 'yellow', 'green'])
})

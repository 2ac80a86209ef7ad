// Every recipe note has a Korean translation.
import { expect, it } from 'vitest'
import { koreanNotes } from './korean-notes.js'
import { recipes } from './recipes.js'

it('every English note has a Korean one', () => {
  const noted = Object.entries(recipes).flatMap(([name, { note }]) => (note ? [name] : []))
  expect(Object.keys(koreanNotes).sort()).toEqual(noted.sort())
})

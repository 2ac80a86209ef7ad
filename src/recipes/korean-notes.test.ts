// Tests that every recipe with a note has one in Korean, too.
import { expect, it } from 'vitest'
import { koreanNotes } from './korean-notes.js'
import { recipes } from './recipes.js'

it('has a Korean note for every English one', () => {
  const noted = Object.entries(recipes).flatMap(([name, { note }]) => (note ? [name] : []))
  expect(Object.keys(koreanNotes).sort()).toEqual(noted.sort())
})

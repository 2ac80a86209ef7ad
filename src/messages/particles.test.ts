// Korean particles follow the sound of the word before them.
import { expect, it } from 'vitest'
import { withParticles } from './particles.js'

it.each([
  ['정수(이)어야', '정수여야'],
  ['문자열(이)어야', '문자열이어야'],
  ['이름을(를)', '이름을'],
  ['"가나"은(는)', '"가나"는'],
  ['파일(으)로', '파일로'],
  ['폴더(으)로', '폴더로'],
  ['집(으)로', '집으로'],
  ['1(으)로', '1로'],
  ['3(으)로', '3으로'],
  ['10이(가)', '10이'],
  ['2이(가)', '2가'],
  ['label(으)로', 'label(으)로'],
  ['false(이)어야', 'false이어야'],
])('%s', (text, expected) => {
  expect(withParticles(text)).toBe(expected)
})

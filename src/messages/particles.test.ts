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
  ['7(으)로', '7로'],
  ['[1, 3](이)어야', '[1, 3]이어야'],
  ['label(으)로', 'label로'],
  ['label은(는)', 'label은'],
  ['training.epoch은(는)', 'training.epoch는'],
  ['mine.mjs이(가)', 'mine.mjs가'],
  ['run.json을(를)', 'run.json을'],
  ['KL은(는)', 'KL은'],
  ['KL(으)로', 'KL로'],
  ['"CSV"을(를)', '"CSV"를'],
  ['NaN이(가)', 'NaN이'],
  ['model.type은(는)', 'model.type은(는)'],
  ['R은(는)', 'R은(는)'],
  ['β을(를)', 'β을(를)'],
  ['false(이)어야', 'false이어야'],
])('%s', (text, expected) => {
  expect(withParticles(text)).toBe(expected)
})

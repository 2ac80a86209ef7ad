// Korean particles that depend on whether the word before them ends in a consonant.

/** Particles as written in messages after a value: the forms after a final consonant and after a vowel. */
const particles: Readonly<Record<string, readonly [consonant: string, vowel: string]>> = {
  '은(는)': ['은', '는'],
  '이(가)': ['이', '가'],
  '을(를)': ['을', '를'],
  '(으)로': ['으로', '로'],
  '(이)어야': ['이어야', '여야'],
}
const written = /([A-Za-z]+|[가-힣\d])(["”’')\]]*)(은\(는\)|이\(가\)|을\(를\)|\(으\)로|\(이\)어야)/g

/** How a word ends when it is read. */
type Ending = 'vowel' | 'rieul' | 'consonant'

/** Replaces each particle by the form that follows its word. Both forms stay where the reading is not certain, except for the
 *  verb, which has no short notation for both. */
export function withParticles(text: string): string {
  return text
    .replace(written, (both, word: string, closing: string, particle: string) => {
      const ending = endingOf(word)
      if (!ending) return both
      const [consonant, vowel] = particles[particle] ?? [particle, particle]
      // 로 also follows ㄹ.
      const isVowel = ending === 'vowel' || (particle === '(으)로' && ending === 'rieul')
      return `${word}${closing}${isVowel ? vowel : consonant}`
    })
    .replaceAll('(이)어야', '이어야')
}

function endingOf(word: string): Ending | undefined {
  if (/\d/.test(word)) return endingOfDigit[word] ?? 'vowel'
  if (!/[a-z]/i.test(word)) return endingOfSyllable(word)
  const last = word.at(-1) ?? ''
  return word === word.toUpperCase() ? endingOfName(last) : endingOfSpelling(last)
}

/** Zero, one, three, six, seven and eight: 영, 일, 삼, 육, 칠, 팔. */
const endingOfDigit: Readonly<Record<string, Ending>> = {
  ...{ 0: 'consonant', 1: 'rieul', 3: 'consonant' },
  ...{ 6: 'consonant', 7: 'rieul', 8: 'rieul' },
}

const firstSyllable = 0xac00
const finals = 28
const rieul = 8

function endingOfSyllable(syllable: string): Ending {
  const final = (syllable.charCodeAt(0) - firstSyllable) % finals
  if (final === 0) return 'vowel'
  return final === rieul ? 'rieul' : 'consonant'
}

/** Of a letter that is read by its name: 엘, 엠, 엔; R is 아르 or 알. */
function endingOfName(letter: string): Ending | undefined {
  if (letter === 'L') return 'rieul'
  if (letter === 'R') return undefined
  return 'MN'.includes(letter) ? 'consonant' : 'vowel'
}

/** Of an English word with that last letter: epoch is 에포크, label 레이블. A last c, e, g, k, p, q or t may be either: type is 타입,
 *  node 노드. */
function endingOfSpelling(letter: string): Ending | undefined {
  const last = letter.toLowerCase()
  if (last === 'l') return 'rieul'
  if ('mn'.includes(last)) return 'consonant'
  return 'cegkpqt'.includes(last) ? undefined : 'vowel'
}

// Korean particles that depend on whether the word before them ends in a consonant.

/** Particles as written in messages after a value: the forms after a final consonant and after a vowel. */
const particles: Readonly<Record<string, readonly [consonant: string, vowel: string]>> = {
  '은(는)': ['은', '는'],
  '이(가)': ['이', '가'],
  '을(를)': ['을', '를'],
  '(으)로': ['으로', '로'],
  '(이)어야': ['이어야', '여야'],
}
const written = /([가-힣\d])(["”’')\]]*)(은\(는\)|이\(가\)|을\(를\)|\(으\)로|\(이\)어야)/g

const firstSyllable = 0xac00
const finals = 28
const rieul = 8
/** Zero, one, three, six, seven and eight: 영, 일, 삼, 육, 칠, 팔. */
const finalOfDigit: Readonly<Record<string, number>> = { 0: 21, 1: 8, 3: 16, 6: 1, 7: 8, 8: 8 }

/** Replaces each particle by the form that follows its word; after other scripts both forms stay, except for the verb,
 *  which has no short notation for both. */
export function withParticles(text: string): string {
  return text
    .replace(written, (_, last: string, closing: string, particle: string) => {
      const final =
        finalOfDigit[last] ?? (/\d/.test(last) ? 0 : (last.charCodeAt(0) - firstSyllable) % finals)
      const [consonant, vowel] = particles[particle] ?? [particle, particle]
      // 로 also follows ㄹ.
      const isVowel = final === 0 || (particle === '(으)로' && final === rieul)
      return `${last}${closing}${isVowel ? vowel : consonant}`
    })
    .replaceAll('(이)어야', '이어야')
}

// Tells text in one of the encodings of older spreadsheets from text in another, by the letters that it seems to have.

/** The encodings, in the order in which they are tried. */
export const olderEncodings = ['euc-kr', 'windows-1252'] as const
export type OlderEncoding = (typeof olderEncodings)[number]

const western = /[À-ÖØ-öø-þŠšŽžŒœŸ€£§°²³ªº«»‘’“”–—…·´]/
// biome-ignore lint/suspicious/noControlCharactersInRegex: these tell text from other bytes.
const unprintable = /[\0-\x08\x0e-\x1f\x7f-\x9f]/

/** Counts letters of decoded text. */
export class UsualLetters {
  #usual = 0
  #others = 0
  #isText = true

  constructor(private readonly encoding: OlderEncoding) {}

  add(text: string): void {
    this.#isText &&= !unprintable.test(text)
    for (const letter of text) {
      if (letter < '\x80') continue
      const isUsual = this.encoding === 'euc-kr' ? syllables().has(letter) : western.test(letter)
      if (isUsual) this.#usual++
      else this.#others++
    }
  }

  /** Whether most letters beyond ASCII are usual in the encoding. */
  get areMost(): boolean {
    return this.#isText && this.#usual >= this.#others
  }
}

let known: ReadonlySet<string> | undefined

/** The 2350 syllables of KS X 1001: the other 8822 are the ones that letters with accents seem to be. */
function syllables(): ReadonlySet<string> {
  const bytes: number[] = []
  for (let lead = 0xb0; lead <= 0xc8; lead++)
    for (let trail = 0xa1; trail <= 0xfe; trail++) bytes.push(lead, trail)
  known ??= new Set(new TextDecoder('euc-kr').decode(Uint8Array.from(bytes)))
  return known
}

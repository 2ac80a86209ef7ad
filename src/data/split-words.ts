// The words that name splits, in folders, columns and arrays alike, and the role that each split then has.
import type { Role } from './dataset.js'
import type { LoadCallbacks } from './load-callbacks.js'

const words: Readonly<Record<Role, readonly string[]>> = {
  train: ['train', 'training', '학습', '훈련'],
  validation: ['validation', 'valid', 'val', 'dev', 'eval', '검증'],
  test: ['test', 'testing', '시험', '테스트'],
}
const roleByWord = new Map(
  (Object.keys(words) as Role[]).flatMap((role) => words[role].map((word) => [word, role])),
)
/** What may follow or precede a word: training_set, test-images, 학습용 데이터. */
const [before, after] = [
  /^(images?|imgs?|data)[ _.-]/,
  /([ _.-]?(set|split|data|dataset|images?|imgs?|용|셋|세트|데이터|데이터셋|이미지))+$/,
]

/** The split that a word names, in any case, such as `Training`, `val`, `test_set` or `검증`. */
export function splitNamed(word: string): Role | undefined {
  const normalized = word.trim().normalize('NFC').toLowerCase()
  const find = (part: string) => roleByWord.get(part)
  return (
    find(normalized) ?? find(normalized.replace(after, '')) ?? find(normalized.replace(before, ''))
  )
}

/** The role of each of the words with which a source names its splits. A test split is kept apart, where there is
 *  another to validate with, and else validates. Undefined without both a training split and another. */
export function assignRoles(found: Iterable<string>): ReadonlyMap<string, Role> | undefined {
  const roles = new Map<string, Role>()
  for (const word of found) {
    const role = splitNamed(word)
    if (role) roles.set(word, role)
  }
  const has = (role: Role) => [...roles.values()].includes(role)
  if (!has('train') || !(has('validation') || has('test'))) return undefined
  if (!has('validation'))
    for (const [word, role] of roles) if (role === 'test') roles.set(word, 'validation')
  return roles
}

/** Reports what splits other than training and validation are used for; `roles` are of `assignRoles`. */
export function reportRoles(
  source: string,
  roles: ReadonlyMap<string, Role>,
  notify: LoadCallbacks['notify'],
): void {
  const having = (wanted: Role) =>
    [...roles].filter(([, role]) => role === wanted).map(([word]) => word)
  const [validation, test] = [having('validation'), having('test')]
  if (test.length > 0)
    notify?.('split.kept', { source, validation: validation.join(', '), test: test.join(', ') })
  else if (validation.every((word) => splitNamed(word) === 'test'))
    notify?.('split.testValidates', { source, test: validation.join(', ') })
}

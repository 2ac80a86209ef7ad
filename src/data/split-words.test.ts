// The words that name splits, and what each split is used for.
import { describe, expect, it } from 'vitest'
import { assignRoles, reportRoles, splitNamed } from './split-words.js'

const named = (word: string) => [word, splitNamed(word)]

it('knows the words of splits in any case, in Korean too', () => {
  for (const word of ['train', 'Training', ' TRAIN ', '학습', '훈련', 'train_set', 'images-train'])
    expect(named(word)).toEqual([word, 'train'])
  for (const word of ['validation', 'Valid', 'VAL', 'dev', 'Eval', '검증'])
    expect(named(word)).toEqual([word, 'validation'])
  for (const word of ['test', 'Testing', '시험', '테스트', 'test_images', '시험용 데이터'])
    expect(named(word)).toEqual([word, 'test'])
  for (const word of ['', 'set', 'cat', 'trains', 'contest', 'evaluation of cats', 'data'])
    expect(named(word)).toEqual([word, undefined])
})

describe('a test split', () => {
  const told = (...words: readonly string[]) => {
    const roles = assignRoles(words)
    const notices: unknown[] = []
    if (roles) reportRoles('data', roles, (...notice) => notices.push(notice))
    return { roles: roles && Object.fromEntries(roles), notices }
  }

  it('is kept where there is another to validate with', () => {
    expect(told('Train', 'valid', 'dev', 'test', 'cat')).toEqual({
      roles: { Train: 'train', valid: 'validation', dev: 'validation', test: 'test' },
      notices: [['split.kept', { source: 'data', validation: 'valid, dev', test: 'test' }]],
    })
  })

  it('validates where there is none', () => {
    expect(told('train', 'Test')).toEqual({
      roles: { train: 'train', Test: 'validation' },
      notices: [['split.testValidates', { source: 'data', test: 'Test' }]],
    })
  })

  it('is none of a source without a split to train on, and a validation split needs no notice', () => {
    expect(told('test', 'val')).toEqual({ roles: undefined, notices: [] })
    expect(told('train', 'cat')).toEqual({ roles: undefined, notices: [] })
    expect(told('train', 'val').notices).toEqual([])
  })
})

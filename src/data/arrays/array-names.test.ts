// Names of arrays as other programs write them.
import { describe, expect, it } from 'vitest'
import { readArrayName } from './array-names.js'
import { chooseArrays, chooseByShape } from './choose-arrays.js'

describe('a name', () => {
  it.each<[string, string | undefined, string | undefined]>([
    ['x_train', 'images', 'train'],
    ['y_train', 'labels', 'train'],
    ['X_val', 'images', 'val'],
    ['trainX', 'images', 'train'],
    ['trainY', 'labels', 'train'],
    ['Xtest', 'images', 'test'],
    ['ytest', 'labels', 'test'],
    ['train_images', 'images', 'train'],
    ['training_images', 'images', 'training'],
    ['trainImages', 'images', 'train'],
    ['trainlabels', 'labels', 'train'],
    ['test_data', 'images', 'test'],
    ['valid_set_y', 'labels', 'valid'],
    ['test/labels', 'labels', 'test'],
    ['dev-targets', 'labels', 'dev'],
    ['test', 'images', 'test'],
    ['학습_레이블', 'labels', '학습'],
    ['imgs', 'images', undefined],
    ['X', 'images', undefined],
    ['target', 'labels', undefined],
    ['metadata', undefined, undefined],
    ['latents_values', undefined, undefined],
    ['train_ids', undefined, 'train'],
    ['arr_0', undefined, undefined],
    ['target_names', undefined, undefined],
    ['set', undefined, undefined],
  ])('%s', (name, kind, split) => {
    const found = readArrayName(name)
    expect([found.kind, found.split]).toEqual([kind, split])
  })
})

describe('the arrays', () => {
  const pairs = (names: string, requested = {}) =>
    chooseArrays(names.split(' '), requested)?.pairs.map(({ role, images, labels }) =>
      [role ?? 'all', images, labels ?? '-'].join(' '),
    )

  it.each<[string, string[] | undefined]>([
    ['images labels note', ['all images labels']],
    ['imgs metadata latents_values', ['all imgs -']],
    ['X y', ['all X y']],
    ['data target images feature_names', ['all images target']],
    ['whatever', ['all whatever -']],
    ['labels', ['all labels -']],
    ['x_train y_train x_test y_test', ['train x_train y_train', 'validation x_test y_test']],
    [
      'train_images train_labels val_images val_labels test_images test_labels',
      [
        'train train_images train_labels',
        'validation val_images val_labels',
        'test test_images test_labels',
      ],
    ],
    ['train test', ['train train -', 'validation test -']],
    [
      'images labels test_images test_labels',
      ['train images labels', 'validation test_images test_labels'],
    ],
    ['x_train y_train', ['all x_train y_train']],
    ['a b', undefined],
    ['arr_0 arr_1', undefined],
  ])('of %s', (names, expected) => {
    expect(pairs(names)?.sort()).toEqual(expected?.sort())
  })

  it('that are requested', () => {
    const names = 'x_train coarse_train fine_train x_test coarse_test fine_test images labels'
    expect(pairs(names, { array: 'x_train' })).toEqual(['all x_train -'])
    expect(pairs(names, { array: 'x_train', label: 'labels' })).toEqual(['all x_train labels'])
    expect(pairs(names, { array: 'x', label: 'fine_train' })).toEqual([
      'train x_train fine_train',
      'validation x_test fine_test',
    ])
    expect(pairs(names, { array: 'images', label: 'none' })).toEqual(['all images -'])
    expect(pairs(names, { array: 'images', label: 'absent' })).toEqual(['all images absent'])
    expect(pairs(names, { array: 'Images' })).toBeUndefined()
  })

  it('by their shapes', () => {
    const shapes = (own: Record<string, number[]>) => chooseByShape(new Map(Object.entries(own)))
    expect(shapes({ arr_0: [9, 4, 4], arr_1: [9] })?.pairs).toEqual([
      { images: 'arr_0', labels: 'arr_1' },
    ])
    expect(shapes({ a: [9, 4], b: [5], c: [9], d: [9] })?.pairs).toEqual([{ images: 'a' }])
    expect(shapes({ a: [9, 4], b: [9, 4] })).toBeUndefined()
    expect(shapes({ a: [9] })).toBeUndefined()
  })
})

// Of requests that come during another one only the latest is executed.
import { expect, it } from 'vitest'
import { latestOnly } from './latest.js'

it('executes the first and the latest, and continues after a failure', async () => {
  const begun: number[] = []
  const answers: number[] = []
  const failures: unknown[] = []
  const request = latestOnly(
    async (value: number) => {
      begun.push(value)
      await Promise.resolve()
      if (value === 3) throw new Error('no')
      return value * 10
    },
    (answer) => answers.push(answer),
    (error) => failures.push(error),
  )
  for (const value of [1, 2, 3]) request(value)
  await new Promise((later) => setTimeout(later))
  request(4)
  await new Promise((later) => setTimeout(later))
  expect(begun).toEqual([1, 3, 4])
  expect(answers).toEqual([10, 40])
  expect(failures).toHaveLength(1)
})

// Of two answers the one to the later question stays.
import { expect, it } from 'vitest'
import { dropStale } from './drop-stale-responses.js'

it('drops an answer that comes after that to a later question', async () => {
  const answers: ((answer: string) => void)[] = []
  const taken: string[] = []
  const read = dropStale(
    () => new Promise<string>((resolve) => answers.push(resolve)),
    (answer) => taken.push(answer),
  )
  const resyncCount = [read(), read(), read()]
  answers[0]?.('first')
  await resyncCount[0]
  answers[2]?.('third')
  await resyncCount[2]
  answers[1]?.('second')
  await resyncCount[1]
  expect(taken).toEqual(['first', 'third'])
})

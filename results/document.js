// docs/results.md from the rows and their values.

const names =
  '`linear`, `vae-40`, `iwae`, `vamp-prior`, `sprites`, `conditional`, `semi-supervised`, `adult`'

const texts = {
  en: {
    title: '# Results of the literature',
    other: '[한국어](results.ko.md)',
    intro: `Known results, measured with Jamjae's own commands. \`npm run results -- --data MNIST\` trains and measures what has no values yet and writes this
page; \`npm run results -- NAME --data MNIST\` measures one again: ${names}. MNIST is a folder with its four files.
The configurations are in \`results/configurations\`, the twins, the same models written in PyTorch, in \`results/twins\`, all values in \`results/values\`.
−log p(x) is in nats per example; ± is the standard error over examples.`,
    head: ['result', 'published', 'Jamjae', 'twin in PyTorch', 'tolerance', 'held'],
    yes: 'yes',
    no: '**no**',
    data: 'Data',
    protocol: 'Protocol',
    source: 'Source',
    measured: ({ date, processor, minutes }) =>
      `Measured on ${date}, ${processor}${minutes === undefined ? ', in several parts' : `, in ${minutes} minutes`}.`,
  },
  ko: {
    title: '# 문헌의 결과',
    other: '[English](results.md)',
    intro: `알려진 결과를 Jamjae의 명령으로 다시 측정했습니다. \`npm run results -- --data MNIST\`는 아직 값이 없는 것을 학습하고 측정해 이 문서를 만들고,
\`npm run results -- NAME --data MNIST\`는 하나만 다시 측정합니다(${names}). MNIST는 파일 네 개가 든 폴더입니다. 구성은
\`results/configurations\`, 같은 모델을 PyTorch로 쓴 쌍둥이는 \`results/twins\`, 모든 값은 \`results/values\`에 있습니다.
−log p(x)의 단위는 예제마다 nat이고, ±는 예제에 대한 표준 오차입니다.`,
    head: ['결과', '발표된 값', 'Jamjae', 'PyTorch 쌍둥이', '허용 오차', '충족'],
    yes: '예',
    no: '**아니요**',
    data: '데이터',
    protocol: '방법',
    source: '출처',
    measured: ({ date, processor, minutes }) =>
      `${date}에 ${processor}에서 ${minutes === undefined ? '여러 번에 나누어' : `${minutes}분 동안`} 측정했습니다.`,
  },
}

/** The document. A row has `name`, `title`, `data`, `protocol` and `published` by language, `source`, and `lines(values)`: what stands in
 *  the table. */
export function resultsDocument(rows, language) {
  const text = texts[language]
  const line = (cells) => `| ${cells.join(' | ')} |`
  const table = rows.flatMap((row) =>
    row
      .lines(row.values)
      .map(({ name, published, ours, twin = '', tolerance, isHeld }) =>
        line([
          name[language],
          ...[published, ours, twin, tolerance].map((cell) => cell?.[language] ?? cell ?? ''),
          isHeld ? text.yes : text.no,
        ]),
      ),
  )
  const sections = rows.map((row) =>
    [
      `## ${row.title[language]}`,
      `- ${text.data}: ${row.data[language]}\n- ${text.protocol}: ${row.protocol[language]}\n- ${text.source}: ${row.source[language] ?? row.source}`,
      text.measured(row.values),
    ].join('\n\n'),
  )
  return `${[
    text.title,
    text.other,
    text.intro,
    [line(text.head), line(['---', '---', '---:', '---:', '---:', '---']), ...table].join('\n'),
    ...sections,
  ].join('\n\n')}\n`
}

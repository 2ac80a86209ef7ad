#!/usr/bin/env bash
# ECharts breaks lines as if every character beyond ASCII were as wide as 国.
#
# A title with `overflow: 'break'` is expected to break where its text, as measured, is as wide as the title. ECharts 6.1.0 (ZRender
# 6.1.0) measures ASCII characters one by one, and takes 国 for all others. With letters that are all 6 pixels wide and 国 of 12, a title of
# 700 pixels holds 99 Latin letters on one line, and breaks 99 Cyrillic ones after 58. Where 国 is measured narrower than
# the script in use, as with a font of Hangul without Chinese characters, lines do not break at all and are cut off.
# In Jamjae: what stands for 国 is measured as 가 (src/drawing/echarts.ts).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"

cat > program.mjs <<'PROGRAM'
import * as echarts from 'echarts'

const width = (text) => [...text].reduce((sum, each) => sum + (each === '国' ? 12 : 6), 0)
echarts.setPlatformAPI({ measureText: (text) => ({ width: width(text) }) })
for (const [script, letter] of Object.entries({ Latin: 'b', Cyrillic: 'б' })) {
  const text = letter.repeat(99)
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width: 800, height: 200 })
  chart.setOption({ title: { text, textStyle: { width: 700, overflow: 'break', fontSize: 12 } } })
  const lines = [...chart.renderToSVGString().matchAll(/<text[^>]*>([^<]*)<\/text>/g)]
  console.log(script, `${width(text)} pixels`, `lines of ${lines.map(([, line]) => line.length)}`)
  chart.dispose()
}
PROGRAM
npm install --silent --no-audit --no-fund --prefix . echarts@6.1.0
node program.mjs | tee outcome
diff outcome - <<'EXPECTED'
Latin 594 pixels lines of 99
Cyrillic 594 pixels lines of 58,41
EXPECTED
echo 'The behaviour is still there.'

// The page's texts about the comparison of runs, in Korean.
import type { en } from './en.js'

export const ko: Record<keyof typeof en, string> = {
  'compare.none': '비교하려면 실행 표에서 실행을 고르세요.',
  'compare.lost': '읽을 수 없습니다: {name}',
  'compare.figures': '지표',
  'compare.leaveOut': '비교에서 제거: {name}',
  'compare.caption': '마지막 에포크 뒤의 검증',
  'compare.losses':
    '실행들의 손실이 서로 다릅니다. 손실과 재구성은 비교할 수 없지만 재구성의 제곱 오차는 비교할 수 있습니다.',
  'compare.unmeasured': '표로 학습한 실행과 이전 버전의 실행에는 제곱 오차가 없습니다: {names}.',
  'compare.error': '에포크 {epoch}: 검증 {validation}',
  'compare.legend':
    '실선: 학습, 에포크 동안의 평균을 에포크 가운데에 표시. 점선: 검증, 에포크가 끝날 때.',
  'compare.legendBand': '띠: 에포크 안 배치 간 표준편차(±1).',
  'compare.legendBars': '막대: 에포크 안 배치 간 표준편차(±1).',
  'compare.data': '데이터가 달라서 지표를 비교하기 어렵습니다.',
  'compare.band': '표준편차',
  'compare.chart': '고른 실행들의 에포크별 {figure}. 마지막 값은 위 표에 있습니다.',
  'compare.configurations': '설정',
  'compare.same': '차이가 없습니다.',
  'compare.differences': '다른 설정',
  'compare.setting': '설정',
  'compare.everything': '전체 설정',
}

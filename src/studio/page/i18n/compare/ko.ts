// The page's texts about the comparison of runs, in Korean.
import type { en } from './en.js'

export const ko: Record<keyof typeof en, string> = {
  'compare.none': '비교하려면 실행 표에서 실행을 고르세요.',
  'compare.lost': '읽을 수 없습니다: {name}',
  'compare.figures': '지표',
  'compare.leaveOut': '비교에서 제거: {name}',
  'compare.units': '재구성의 단위가 달라서 지표를 비교할 수 없습니다.',
  'compare.data': '데이터가 달라서 지표를 비교하기 어렵습니다.',
  'compare.band': '표준편차',
  'compare.chart': '고른 실행들의 에포크별 {figure}. 마지막 값은 위 표에 있습니다.',
  'compare.configurations': '설정',
  'compare.same': '차이가 없습니다.',
  'compare.differences': '다른 설정',
  'compare.setting': '설정',
  'compare.everything': '전체 설정',
}

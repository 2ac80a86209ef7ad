// What is wrong with bytes: IDX, NumPy, safetensors, TFRecord, ZIP, tar, CSV. In Korean.
import type { en } from './en.js'

export const ko: Record<keyof typeof en, string> = {
  'idx.empty': '{path}: IDX 파일이어야 하는데 비어 있습니다. 파일을 다시 내려받거나 복사하세요',
  'idx.magic':
    '{path}: IDX 파일은 {expected} 두 바이트로 시작해야 하는데 실제로는 {actual}입니다. 올바른 파일인지 확인하세요',
  'idx.type':
    '{path}: 바이트 {offset}의 항목 형식 코드는 {expected} 중 하나여야 하는데 {actual}입니다. IDX 파일인지 확인하세요',
  'idx.rank':
    '{path}: 바이트 {offset}의 차원 수는 1 이상 {expected} 이하여야 하는데 {actual}입니다. IDX 파일인지 확인하세요',
  'idx.truncated':
    '{path}: {expected}바이트 이상이어야 하는데 {actual}바이트입니다. 파일이 중간에 잘렸으니 다시 내려받거나 복사하세요',
  'idx.trailing':
    '{path}: 차원에 따르면 {expected}바이트여야 하는데 {actual}바이트입니다. 파일을 다시 내려받거나 복사하세요',
  'idx.shape':
    'IDX: 차원은 1개 이상 8개 이하이고 항목 수는 {shape}의 곱과 같아야 하는데 항목이 {actual}개입니다. 모양이나 항목을 고치세요',
  'safetensors.truncated':
    '{path}: {expected}바이트 이상이어야 하는데 {actual}바이트입니다. 파일이 중간에 잘렸으니 다시 복사하거나 이전 체크포인트를 쓰세요',
  'safetensors.trailing':
    '{path}: 헤더에 따르면 {expected}바이트여야 하는데 {actual}바이트입니다. 파일을 다시 복사하세요',
  'safetensors.header':
    '{path}: 바이트 {offset}부터 JSON으로 된 safetensors 헤더가 있어야 하는데 없습니다({reason}). 올바른 파일인지 확인하세요',
  'safetensors.brace': '여는 중괄호로 시작하지 않습니다',
  'safetensors.entry':
    '{path}: 텐서 {name}에는 dtype, shape, data_offsets가 있어야 하는데 {actual}입니다. 파일을 다시 만드세요',
  'safetensors.dtype':
    '{path}: 텐서 {name}의 dtype은 {expected} 중 하나여야 하는데 {actual}입니다. 먼저 텐서를 변환하세요',
  'safetensors.size':
    '{path}: 모양이 {shape}인 텐서 {name}의 크기는 {expected}바이트여야 하는데 {actual}바이트입니다. 파일을 다시 만드세요',
  'safetensors.gap':
    '{path}: 텐서 {name}의 데이터는 앞 텐서에 바로 이어 오프셋 {expected}에서 시작해야 하는데 {actual}에서 시작합니다. 파일을 다시 만드세요',
  'safetensors.metadata':
    '{path}: __metadata__의 값은 모두 문자열이어야 하는데 {actual}입니다. 파일을 다시 만드세요',
  'safetensors.reserved':
    'safetensors: 텐서 이름이어야 하는데 형식이 예약한 {name}입니다. 다른 이름을 쓰세요',
  'safetensors.shape':
    'safetensors: 텐서 {name}의 항목 수는 모양 {shape}의 곱과 같아야 하는데 {actual}개입니다. 모양이나 항목을 고치세요',
  'tfrecord.truncated':
    '{path}: {expected}바이트 이상이어야 하는데 {actual}바이트입니다. 파일이 중간에 잘렸으니 다시 복사하세요',
  'tfrecord.checksum':
    '{path}: 바이트 {offset}의 체크섬은 {expected}이어야 하는데 {actual}입니다. 파일이 손상되었으니 다시 복사하세요',
  'npz.name':
    '{path}: 압축 파일 안에 배열의 이름이 있어야 하는데 {actual}입니다. numpy.savez로 다시 저장하세요',
  'npy.magic':
    '{path}: NumPy 파일은 {expected} 바이트로 시작해야 하는데 실제로는 {actual}입니다. 올바른 파일인지 확인하세요',
  'npy.version':
    '{path}: 바이트 {offset}의 NPY 형식 버전은 1, 2, 3 중 하나여야 하는데 {actual}입니다. numpy.save로 배열을 다시 저장하세요',
  'npy.header':
    '{path}: 바이트 {offset}부터 descr, fortran_order, shape가 있어야 하는데 {actual}입니다. numpy.save로 배열을 다시 저장하세요',
  'npy.type':
    '{path}: 항목 형식은 {expected} 중 하나여야 하는데 {actual}입니다. 저장하기 전에 astype으로 변환하세요',
  'npy.pickle':
    '{path}: 수의 배열이어야 하는데 파이썬 객체입니다. 객체는 코드를 실행할 수 있어 절대 읽지 않습니다. 수의 배열을 저장하세요',
  'npy.truncated':
    '{path}: {expected}바이트 이상이어야 하는데 {actual}바이트입니다. 파일이 중간에 잘렸으니 다시 복사하거나 저장하세요',
  'npy.trailing':
    '{path}: 모양에 따르면 {expected}바이트여야 하는데 {actual}바이트입니다. 파일을 다시 복사하거나 저장하세요',
  'npy.fortran':
    '{path}: 포트란 순서의 배열은 {expected}바이트 이하여야 하는데 {actual}바이트입니다. numpy.ascontiguousarray로 바꾸어 저장하세요. C 순서의 파일은 크기에 상관없이 읽습니다',
  'npy.unsafe':
    '{path}: 정수는 ±2^53 안에 있어야 하는데 바이트 {offset}의 값이 {actual}입니다. 저장하기 전에 float64로 변환하세요',
  'npy.shape':
    'NPY: 항목 수는 모양 {shape}의 곱과 같아야 하는데 {actual}개입니다. 모양이나 항목을 고치세요',
  'zip.broken':
    '{path}: 온전한 ZIP 파일이어야 하는데 손상되었습니다(바이트 {offset}: {reason}). 파일을 다시 복사하거나 저장하세요',
  'zip.reason.length': '파일들이 압축 파일보다 깁니다',
  'zip.reason.end': 'ZIP 파일의 끝이 없습니다',
  'zip.reason.entry': '목록에 항목이 없습니다',
  'zip.reason.entryTruncated': '목록의 항목이 잘렸습니다',
  'zip.reason.encrypted': '암호화되어 있습니다',
  'zip.reason.file': '{name} 파일이 없습니다',
  'zip.reason.truncated': '{name}이(가) 잘렸습니다',
  'zip.reason.method': '{name}의 압축 방식을 알 수 없습니다: {method}',
  'zip.reason.ratio': '{name}에 적힌 크기가 불가능합니다',
  'zip.reason.size': '{name}의 크기가 적힌 크기와 다릅니다',
  'zip.reason.checksum': '{name}이(가) 손상되었습니다: 체크섬이 다릅니다',
  'zip.tooLarge':
    '{path}: 압축을 푼 크기는 {expected}바이트 이하여야 하는데 {actual}바이트입니다. 더 작은 파일을 지정하거나 배열만 numpy.save로 저장하세요. .npy 파일은 크기에 상관없이 읽습니다',
  'csv.empty': '{path}: 수가 적힌 줄이 있어야 하는데 없습니다. 올바른 파일인지 확인하세요',
  'csv.header':
    '{path}: 수만 있거나 {line}번째 줄에 mean_1, mean_2 같은 열 이름이 있어야 하는데 {actual}입니다. 잠재 변수의 열 이름을 그렇게 지으세요',
  'csv.ragged':
    '{path}: {line}번째 줄에도 첫 줄처럼 값이 {expected}개 있어야 하는데 {actual}개입니다. 그 줄을 고치세요',
  'csv.number':
    '{path}: {line}번째 줄 {column}번째 열은 유한한 수여야 하는데 "{actual}"입니다. 그 값을 고치세요',
  'tar.header':
    '{path}: 아카이브의 {offset}번째 바이트에 tar 헤더가 있어야 하는데 없습니다. 다시 내려받거나 복사하세요',
  'tar.truncated':
    '{path}: 온전한 아카이브여야 하는데 압축을 푼 {offset}바이트에서 끝납니다. 다시 내려받거나 복사하세요',
  'tar.tooLarge':
    '{path}: 아카이브 안의 파일은 {expected}바이트 이하여야 하는데 {offset}번째 바이트에 {actual}바이트짜리가 있습니다. 맞는 아카이브인지 확인하세요',
}

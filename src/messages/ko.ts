// Korean messages, one for every English one.
import type { en } from './en.js'

export const ko: Record<keyof typeof en, string> = {
  'shape.mismatch':
    '{where}: 모양이 맞지 않습니다(필요한 것: {expected}, 받은 것: {actual}). 여기서 만나는 값들의 크기를 확인하세요',
  'engine.input': '엔진: 입력 {name}의 값이 필요한데 없습니다. 스텝마다 한 조각씩 주세요',
  'engine.state': '엔진: 상태 {name}의 값이 필요한데 없습니다. 같은 모델의 상태를 불러오세요',
  'engine.gone': '엔진: 실행 중인 엔진이 필요한데 이미 닫혔습니다. 새로 시작하세요',
  'engine.failed': '엔진: ONNX Runtime이 실패했습니다: {reason}',
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
  'zip.tooLarge':
    '{path}: 압축을 푼 크기는 {expected}바이트 이하여야 하는데 {actual}바이트입니다. 더 작은 파일을 지정하거나 배열만 numpy.save로 저장하세요. .npy 파일은 크기에 상관없이 읽습니다',
  'csv.empty': '{path}: 수가 적힌 줄이 있어야 하는데 없습니다. 올바른 파일인지 확인하세요',
  'csv.header':
    '{path}: 수만 있거나 {line}번째 줄에 mean_1, mean_2 같은 열 이름이 있어야 하는데 {actual}입니다. 잠재 변수의 열 이름을 그렇게 지으세요',
  'csv.ragged':
    '{path}: {line}번째 줄에도 첫 줄처럼 값이 {expected}개 있어야 하는데 {actual}개입니다. 그 줄을 고치세요',
  'csv.number':
    '{path}: {line}번째 줄 {column}번째 열은 유한한 수여야 하는데 "{actual}"입니다. 그 값을 고치세요',
  'gzip.truncated':
    '{path}: 온전한 gzip 파일이어야 하는데 {offset}바이트에서 끝납니다. 파일을 다시 내려받거나 복사하세요',
  'gzip.tooLong':
    '{path}: 파일에 적힌 크기에 따르면 압축을 푼 크기가 {expected}바이트여야 하는데 더 깁니다. 파일을 다시 내려받거나 복사하세요',
  'gzip.corrupt':
    '{path}: 온전한 gzip 파일이어야 하는데 손상되었습니다({reason}). 파일을 다시 내려받거나 복사하세요',
  'data.tooLarge':
    '{path}: 통째로 읽는 파일이므로 2 GiB보다 작아야 하는데 그보다 큽니다. 더 작은 파일을 지정하세요. 압축하지 않은 .npy와 IDX 파일은 크기에 상관없이 읽습니다',
  'data.missing':
    '{path}: 파일이나 폴더가 있어야 하는데 이 경로에 아무것도 없습니다. 경로를 확인하세요',
  'data.notFolder':
    '{path}: 폴더여야 하는데 파일입니다. 그 파일이 들어 있는 폴더나 쉼표로 구분한 파일 네 개를 지정하세요',
  'data.notFile': '{path}: 파일이어야 하는데 폴더입니다. 폴더 안의 파일을 지정하세요',
  'data.unreadable': '{path}: 읽을 수 있어야 하는데 읽지 못했습니다({reason}). 권한을 확인하세요',
  'data.incomplete':
    '{path}: 폴더에 {expected} 또는 {expected}.gz 같은 파일이나 그림이 있어야 하는데 없습니다. 파일을 넣거나 다른 폴더를 지정하세요',
  'data.largeInteger':
    '{path}: 정수는 float32로 나타낼 수 있는 ±2^24 안에 있어야 하는데 0부터 세어 항목 {item}의 값이 {actual}입니다. 값의 크기를 줄이거나 실수로 저장하세요',
  'data.largeNumber':
    '{path}: 값은 float32에 담기는 ±3.4e38 안의 수여야 하는데 항목 {item}(0부터)에 {actual}이(가) 있습니다. 값을 줄이거나 그 항목을 없애세요',
  'data.notFiniteAt':
    '{path}: 유한한 수여야 하는데 바이트 {offset}(0부터 세어 항목 {item})의 값이 {actual}입니다. 그 값을 지우거나 바꾸세요',
  'data.lost':
    '{path}: 바이트 {offset}부터 이어서 읽어야 하는데 읽지 못했습니다({reason}). 파일을 원래대로 돌려놓으세요. 여기서 끝난 학습은 jamjae resume으로 이어집니다',
  'data.shrunk':
    '{path}: 파일이 그대로 있어야 하는데 이제 바이트 {offset}에서 끝납니다. 온전한 파일을 돌려놓으세요. 여기서 끝난 학습은 jamjae resume으로 이어집니다',
  'data.changed':
    '{path}: 읽는 동안 파일이 그대로 있어야 하는데 그사이 바뀌었습니다. 원래 파일을 돌려놓거나 이 파일로 처음부터 시작하세요',
  'cache.room':
    '{path}: 디코딩한 데이터를 둘 공간이 {expected}바이트 있어야 하는데 {actual}바이트뿐입니다. 공간을 비우거나 JAMJAE_DATA에 다른 디스크의 폴더를 지정하세요',
  'cache.unwritable':
    '{path}: 디코딩한 데이터를 이 폴더에 보관해야 하는데 그럴 수 없습니다({reason}). JAMJAE_DATA에 다른 폴더를 지정하세요',
  'data.notImages':
    '{path}: 항목 파일은 2차원 이상(개수, 그리고 높이와 너비 등)이어야 하는데 레이블 파일처럼 {actual}차원입니다. 파일의 순서를 확인하세요',
  'data.notLabels':
    '{path}: 레이블 파일은 {expected}차원(개수)이어야 하는데 이미지 파일처럼 {actual}차원입니다. 파일의 순서를 확인하세요',
  'data.noImages':
    '{path}: 픽셀이 있는 이미지가 하나 이상 있어야 하는데 크기가 {actual}입니다. 이미지가 들어 있는 파일을 지정하세요',
  'data.labelCount':
    '{path}: {other}의 이미지마다 하나씩 레이블이 {expected}개여야 하는데 {actual}개입니다. 서로 맞는 레이블과 이미지를 지정하세요',
  'data.imageSize':
    '{path}: {other}처럼 이미지의 크기가 {expected}픽셀이어야 하는데 {actual}픽셀입니다. 학습용과 검증용 이미지의 크기를 맞추세요',
  'data.fileCount':
    '데이터 "{source}": 쉼표로 구분한 파일 두 개(이미지, 레이블) 또는 네 개(학습 이미지, 학습 레이블, 검증 이미지, 검증 레이블)여야 하는데 {actual}개입니다. 모두 적으세요',
  'data.otherFile':
    '{path}: 이름이 .npy, .npz, .csv, .tsv, .parquet 중 하나로 끝나는 파일, 그림이 든 폴더, IDX 파일 중 하나여야 하는데 다른 종류의 파일입니다. 변환하거나 이름을 바로잡으세요',
  'data.onePicture':
    '{path}: 그림이 든 폴더여야 하는데 그림 파일 하나입니다. 그 그림이 든 폴더를 지정하세요',
  'data.listed':
    '데이터 "{source}": 쉼표로는 IDX 파일만 나열할 수 있는데 {actual}이(가) 있습니다. 하나만 지정하세요',
  'data.typo':
    '데이터 "{source}": 데이터 세트의 이름, IDX 파일이나 그림이 든 폴더, .npy, .npz, CSV, Parquet 파일, IDX 파일 중 하나여야 하는데 어느 것도 아닙니다. 혹시 {nearest}인가요?',
  'data.source':
    '데이터 "{source}": digits(내장), {names}(내려받음), IDX 파일이나 그림이 든 폴더, .npy, .npz, CSV, Parquet 파일, 쉼표로 구분한 IDX 파일 중 하나여야 하는데 어느 것도 아닙니다. 철자와 경로를 확인하세요',
  'data.name': '데이터 {name}: {names} 중 하나여야 하는데 아닙니다. jamjae data list를 참고하세요',
  'data.nameNear': '데이터 {name}: 데이터 세트의 이름이어야 하는데 아닙니다. 혹시 {near}인가요?',
  'download.failed':
    '{name}: 내려받아야 하는데 어디에서도 받지 못했습니다: {tried}. 네트워크를 확인하고 다시 시도하거나, {files} 파일을 {folder}에 직접 넣으세요',
  'download.mirror':
    'JAMJAE_MIRROR: 쉼표로 구분한 http 주소여야 하는데 {actual}입니다. 고치거나 지우세요',
  'download.unwritable':
    '{path}: 내려받은 파일을 쓸 수 있어야 하는데 쓸 수 없습니다({reason}). 문제를 해결하거나 JAMJAE_DATA에 다른 폴더를 지정하세요',
  'tar.header':
    '{path}: 아카이브의 {offset}번째 바이트에 tar 헤더가 있어야 하는데 없습니다. 다시 내려받거나 복사하세요',
  'tar.truncated':
    '{path}: 온전한 아카이브여야 하는데 압축을 푼 {offset}바이트에서 끝납니다. 다시 내려받거나 복사하세요',
  'tar.tooLarge':
    '{path}: 아카이브 안의 파일은 {expected}바이트 이하여야 하는데 {offset}번째 바이트에 {actual}바이트짜리가 있습니다. 맞는 아카이브인지 확인하세요',
  'cifar.missing':
    '{path}: 아카이브에 {expected} 파일이 있어야 하는데 없습니다. CIFAR-10의 이진(binary) 버전을 쓰세요',
  'cifar.size':
    '{path}: {batch}의 크기가 {expected}바이트여야 하는데 {actual}바이트입니다. 아카이브를 다시 내려받거나 복사하세요',
  'cifar.label':
    '{path}: {batch}의 {offset}번째 바이트에 0부터 9까지의 레이블이 있어야 하는데 {actual}입니다. 아카이브를 다시 내려받거나 복사하세요',
  'data.digits':
    '{path}: 내장 숫자 데이터가 있어야 하는데 폴더가 온전하지 않습니다. npm run build를 실행하거나 패키지를 다시 설치하세요',
  'data.unused': '{source}: 이런 데이터에는 쓰지 않는 옵션: {options}',
  'data.notFinite':
    '{data}: 값은 유한한 수여야 하는데 항목 {item}의 {place}번째 자리(모두 0부터)가 {actual}입니다. 그 값을 없애거나 바꾸세요',
  'scale.constant':
    '{data}: 값이 서로 달라야 하는데 모두 {actual}입니다. 이런 데이터로는 배울 것이 없으니 어떻게 만들었는지 확인하세요',
  'scale.itemType':
    '{data}: 실행을 학습하고 조절할 때처럼 항목 형식이 {expected}여야 하는데 {actual}입니다. 형식을 바꾸세요',
  'data.ownSplit':
    '{source}: 학습과 검증으로 이미 나뉘어 있어 다음 옵션은 쓰지 않습니다: --validation',
  'image.broken':
    '{path}: PNG나 JPEG 같은 온전한 그림이어야 하는데 아닙니다({reason}). 변환하거나 다시 복사하세요',
  'image.tooLarge': '{path}: 그림은 {expected}백만 픽셀 이하여야 하는데 더 큽니다. 줄여 주세요',
  'image.shape':
    '{path}: 그림 파일은 회색조나 컬러 이미지의 모델에만 쓸 수 있는데 모델의 입력이 {actual}입니다. .npy 파일로 데이터를 주세요',
  'images.shape':
    '{path}: 이미지의 모양은 {expected}이어야 하는데 {actual}입니다. 배열의 모양을 바꾸세요',
  'images.none':
    '{path}: 값이 있는 예제가 하나 이상 있어야 하는데 배열의 모양이 {actual}이어서 하나도 없습니다. 예제가 든 배열을 지정하세요',
  'images.black':
    '{path}: 1보다 큰 바이트가 없어 이미지로는 거의 검은색입니다. 1이 흰색이라면 불리언으로 저장하거나 --scale minmax로 학습하세요',
  'images.channelsLast':
    '{path}: {actual}의 마지막이 채널이므로 채널 × 높이 × 너비로 바꾸어 읽습니다',
  'images.labelType':
    '{path}: 레이블은 0 이상 255 이하의 정수여야 하는데 {actual}입니다. 클래스에 그런 번호를 붙이세요',
  'images.labelCount':
    '{path}: 이미지마다 하나씩 레이블이 {expected}개여야 하는데 배열의 모양이 {actual}입니다. 서로 맞는 레이블과 이미지를 지정하세요',
  'images.arrays':
    '{path}: {expected} 배열이 있어야 하는데 {actual}뿐입니다. 이미지 배열의 이름은 --array로, 레이블 배열의 이름은 --label로 지정하세요',
  'images.broken':
    '{path}: PNG나 JPEG 같은 온전한 그림이어야 하는데 아닙니다({reason}). 변환하거나 다시 복사하세요. 그런 그림을 빼고 하려면 --skip-broken을 쓰세요',
  'images.sizes':
    '{path}: 그림의 크기가 모두 같아야 하는데 {actual}가지입니다. 많은 순서로 {sizes}(높이x너비)입니다. 예를 들어 --size {most}처럼 하나를 고르세요',
  'images.outside':
    '{path}: 그림이 모두 클래스 폴더 안에 있거나 모두 밖에 있어야 하는데 {actual}개만 밖에 있습니다(처음 것: {first}). 옮기세요',
  'images.tooLarge':
    '{path}: 이미지 하나는 {expected}바이트 이하여야 하는데 {actual}바이트입니다. --size를 더 작게 하세요',
  'images.fit':
    '{path}: 크기를 주지 않으면 그림 크기가 그대로이므로 다음 옵션은 쓰지 않습니다: --fit',
  'images.ignored': '{path}: 그림이 아니어서 뺀 파일 {count}개',
  'images.skipped': '{path}: 읽을 수 없어 뺐습니다({reason})',
  'images.manyClasses': '{path}: 클래스 {count}개는 256개보다 많으므로 이미지에 레이블이 없습니다',
  'table.empty':
    '{path}: 값이 든 행이 하나 이상 있는 표여야 하는데 없습니다. 행이 있는 파일을 지정하세요',
  'table.encoding':
    '{path}: UTF-8, UTF-16, EUC-KR 중 하나로 된 텍스트여야 하는데 아닙니다. UTF-8 CSV로 저장하세요',
  'table.ragged':
    '{path}: {line}번째 줄은 첫 행처럼 셀이 {expected}개여야 하는데 {actual}개입니다. 그 줄을 고치세요. 구분자가 든 텍스트는 따옴표로 감싸야 합니다',
  'table.quote':
    '{path}: 따옴표가 모두 닫혀 있어야 하는데 {line}번째 줄이나 그 앞에 닫히지 않은 것이 있습니다. 닫거나, 텍스트의 일부라면 두 번 쓰세요',
  'table.csv':
    '{path}: 셀로 된 행이어야 하는데 {line}번째 줄이 다릅니다({reason}). 그 줄을 고치세요',
  'table.twice':
    '{path}: 열의 이름이 서로 달라야 하는데 {column} 열이 둘입니다. 하나의 이름을 바꾸세요',
  'table.text':
    '{path}: {line}번째 줄 {column} 열은 수여야 하는데 {actual}입니다. 그 열이 클래스라면 --label {column}을 쓰고, 텍스트나 빈 값이 있는 표라면 tabular-vae를 학습하세요',
  'table.paths':
    '{path}: {column} 열은 수이거나 그림의 경로(표가 있는 폴더에서 본 cats/1.png 같은 것)여야 하는데 {actual}입니다. 경로를 고치세요',
  'table.missing':
    '{path}: {line}번째 줄 {column} 열은 수여야 하는데 비어 있습니다. 채우거나, 빈 값도 받는 tabular-vae를 학습하세요',
  'table.largeNumber':
    '{path}: {line}번째 줄 {column} 열은 float32에 담기는 ±3.4e38 안의 수여야 하는데 {actual}입니다. 그 열의 값을 줄이거나 그 행을 지우세요',
  'table.notNumber':
    '{path}: {line}번째 줄 {column} 열에는 모델이 학습한 데이터처럼 수가 있어야 하는데 {actual}입니다. 그 칸을 고치거나 그 행을 지우세요',
  'table.numberColumn':
    '{path}: 모델이 학습한 데이터처럼 {column} 열이 있어야 하는데 있는 열은 {actual}입니다. 열을 추가하거나 이름을 바꾸세요',
  'table.unlabelled':
    '{path}: {column} 열의 {total}행 가운데 {count}행에 레이블이 없어 레이블을 쓰지 않습니다',
  'table.noLabel':
    '{path}: {line}번째 줄 {column} 열에 레이블이 있어야 하는데 비어 있습니다. 채우거나 그 행을 지우세요',
  'table.notNumeric':
    '{path}: 모델이 학습한 표에서처럼 {line}번째 줄 {column} 열은 수여야 하는데 {actual}입니다. 그 셀을 고치거나 비우세요',
  'table.category':
    '{path}: {line}번째 줄 {column} 열은 모델이 아는 범주({expected}) 중 하나여야 하는데 {actual}입니다. 그 셀을 고치거나 비우세요',
  'table.column':
    '{path}: 모델이 학습한 표에서처럼 {column} 열이 있어야 하는데 {actual}뿐입니다. 열을 넣거나 이름을 바꾸세요. 셀은 비어 있어도 됩니다',
  'table.labelColumn':
    '{path}: 레이블이 든 {label} 열이 있어야 하는데 {actual}뿐입니다. 그중 하나의 이름이나, 1부터 세는 번호를 지정하세요',
  'table.labelNear': '{path}: 레이블이 든 {label} 열이 있어야 하는데 없습니다. 혹시 {near}인가요?',
  'table.categorical':
    '{path}: 범주로 볼 {column} 열이 있어야 하는데 {actual}뿐입니다. 파일에 있는 열을 쉼표로 구분해 적으세요',
  'table.size':
    '{path}: {size} 이미지라면 값이 든 열이 {grey}개(컬러는 {colour}개)여야 하는데 {actual}개입니다. 맞는 --size를 고르고, 레이블 열은 --label로 지정하세요',
  'table.nothing':
    '{path}: 레이블 외에 값이 든 열이 있어야 하는데 쓸 수 있는 열이 없습니다. 열이 더 있는 표를 지정하세요',
  'table.tooLarge':
    '{path}: 표는 메모리에서 {expected}바이트 이하여야 하는데 그보다 큽니다. 행이나 열을 줄이세요',
  'table.label': '{path}: 레이블은 {column} 열에 있습니다(다른 열이라면 --label NAME)',
  'table.manyClasses': '{path}: {column} 열의 레이블이 256가지보다 많으므로 레이블이 없습니다',
  'table.split': '{path}: 학습용과 검증용은 {column} 열에 따라 나눕니다',
  'table.oneSide': '{path}: {column} 열에 {actual}뿐이어서 행을 새로 나눕니다(--validation SHARE)',
  'table.splitWord':
    '{path}: {line}번째 줄 {column} 열은 train, validation(valid, val), test 중 하나여야 하는데 "{actual}"입니다. 그중 하나로 고치거나 열의 이름을 바꾸세요',
  'table.beside': '{path}: {picture} 열이 그림이므로 쓰지 않는 열: {columns}',
  'table.mixed':
    '{path}: {line}번째 줄에 {actual} 값이 있어 {column} 열을 범주로 읽습니다. 잘못된 값이라면 그 셀을 고치거나 비우세요',
  'table.unknownColumn': '{path}: 아는 값이 하나도 없어 뺀 열: {column}',
  'table.constant': '{path}: 값이 한 가지뿐이어서 뺀 열: {column}',
  'table.manyCategories': '{path}: 범주가 256개보다 많아 뺀 열: {column}',
  'table.allDifferent': '{path}: 행마다 텍스트가 달라 뺀 열: {column}',
  'table.pictures': '{path}: 그림이어서 뺀 열: {column}',
  'table.decimalCommas':
    '{path}: 셀은 쌍반점으로 구분되고 소수점은 쉼표이므로 1,5를 1.5로 읽습니다',
  'table.infinite':
    '{path}: {line}번째 줄 {column} 열은 유한한 수여야 하는데 {actual}입니다. 그 행을 고치거나 지우세요',
  'parquet.corrupt':
    '{path}: 온전한 Parquet 파일이어야 하는데 손상되었습니다({reason}). 파일을 다시 내려받거나 복사하거나 새로 저장하세요',
  'parquet.type':
    '{path}: {column} 열은 수, 텍스트, 그림 중 하나여야 하는데 {actual}입니다. 그 열을 변환하거나 파일에서 빼세요',
  'parquet.list':
    '{path}: {column} 열의 목록은 길이가 같아 수가 {expected}개여야 하는데 {line}번째 행은 {actual}개입니다. 길이를 맞추세요',
  'split.share':
    '{name}: 검증에 쓸 비율은 0보다 크고 1보다 작아야 하는데 {actual}입니다. 0.1 같은 값을 고르세요',
  'split.tooFew':
    '{name}: 학습용과 검증용으로 예제가 2개 이상이어야 하는데 {actual}개입니다. 예제가 더 많은 데이터를 지정하세요',
  'dataset.items':
    '데이터셋: 값의 수는 항목 하나의 크기인 {expected}의 배수여야 하는데 {actual}개입니다. 모양이나 항목을 고치세요',
  'dataset.labels':
    '데이터셋: 항목마다 하나씩 레이블이 {expected}개여야 하는데 {actual}개입니다. 항목마다 레이블을 하나씩 주세요',
  'dataset.room':
    '데이터셋: 인덱스마다 항목 하나씩 값 {expected}개의 공간이 필요한데 {actual}개입니다. 그 길이의 배열을 주세요',
  'dataset.index':
    '데이터셋: 인덱스는 0 이상 {expected} 이하의 정수여야 하는데 {actual}입니다. 이 데이터셋에 있는 항목만 읽으세요',
  'random.seed':
    '시드: 0 이상 9007199254740991 이하의 정수여야 하는데 {actual}입니다. 이 범위의 시드를 고르세요',
  'random.position':
    '난수 위치: 모두 0은 아닌 부호 없는 32비트 정수 네 개여야 하는데 {actual}입니다. 난수 생성기에서 얻은 위치를 쓰세요',
  'random.below':
    '난수 정수: 상한은 1 이상 4294967296 이하의 정수여야 하는데 {actual}입니다. 이 범위의 상한을 고르세요',
  'state.missing':
    '{where}: {expected} 모양의 텐서 {name}이(가) 있어야 하는데 없습니다. 같은 모델의 가중치를 쓰세요',
  'state.shape':
    '{where}: 텐서 {name}의 모양은 {expected}이어야 하는데 {actual}입니다. 같은 모델의 가중치를 쓰세요',
  'training.nonFinite':
    '학습: 값이 유한해야 하는데 에포크 {epoch}, 스텝 {step}에서 {figure} 값이 {actual}입니다. 학습률을 낮추거나(--learning-rate) 데이터에 극단적인 값이 있는지 확인하세요',
  'training.imageSize':
    '{data}: 모델의 입력인 {expected} 크기의 예제여야 하는데 {actual}입니다. 그 크기의 데이터를 지정하거나, model.input을 설정하지 말고 학습하세요. 그러면 모델이 데이터에 맞춰집니다(코드에서는 fitModel)',
  'training.domain':
    '{data}: 이 모델이 다루는 {from} 이상 {to} 이하의 값이어야 하는데 {least}에서 {most} 사이의 값이 있습니다. --scale minmax로, 또는 모든 수를 다루는 가능도로(--set model.likelihood.type=gaussian --set model.likelihood.mean=identity) 학습하세요. 이미 학습한 실행에는 그 데이터와 같은 단위의 값을 지정하세요',
  'training.unit':
    '{data}: 이 모델이 다루는 0 이상 1 이하의 값이어야 하는데 --scale unit으로 조절하면 그 밖의 값이 생깁니다. --scale minmax로, 또는 모든 수를 다루는 가능도로(--set model.likelihood.type=gaussian --set model.likelihood.mean=identity) 학습하세요',
  'training.domainScaled':
    '{data}: 학습 데이터의 열과 같은 방식으로 바꾼 값이 0 이상 1 이하여야 하는데 {least}에서 {most} 사이의 값이 있습니다. 학습 데이터와 같은 단위의 값을 지정하거나, --scale unit과 모든 수를 다루는 가능도로 학습하세요',
  'model.fitRank':
    '{where}: 합성곱 층에는 이미지(높이×너비 또는 채널×높이×너비)가 필요한데 예제의 크기가 {actual}입니다. ch13-vae나 relu-vae-2d처럼 선형 층으로 된 레시피를 고르세요',
  'model.fit':
    '{where}: 층을 거쳐 줄였다가 되돌릴 수 있는 크기의 이미지여야 하는데 {actual}입니다. 이미지의 크기를 바꾸거나(가능한 가장 가까운 크기: {size}) 층을 고치세요',
  'model.noTable':
    '{where}: 표의 행을 위한 모델(model.likelihood.type: table)이어야 하는데 이미지를 위한 모델입니다. tabular-vae 레시피로 학습하세요',
  'model.onlyTables':
    '{where}: 표를 위한 모델이므로 표가 있어야 하는데 {actual} 크기의 이미지입니다. --data로 표(.csv나 .parquet)를 지정하거나 conv-vae처럼 이미지를 위한 레시피를 고르세요',
  'training.noExamples':
    '{data}: 학습할 예제와 검증할 예제가 하나 이상씩 있어야 하는데 {actual}개입니다. 예제가 있는 데이터를 지정하세요',
  'run.exists':
    '{path}: 실행 결과를 담을 새 폴더나 빈 폴더여야 하는데 이미 파일이 있습니다. --out으로 다른 폴더를 지정하세요',
  'run.unwritable':
    '{path}: 쓸 수 있는 폴더여야 하는데 쓰지 못했습니다({reason}). --out으로 다른 폴더를 지정하거나 권한을 바꾸세요',
  'run.write':
    '{path}: 실행을 여기에 기록해야 하는데 쓰지 못했습니다({reason}). 그전에 저장한 것은 온전합니다. 원인(가득 찬 디스크 등)을 없앤 뒤 jamjae resume {path}로 이어 가세요',
  'run.gone':
    '{path}: 실행 폴더가 있어야 하는데 없습니다. 학습하는 동안 지워졌으니 학습을 새로 시작하세요',
  'run.missing': '{path}: run.json이 있는 실행 폴더여야 하는데 아닙니다. 실행 목록: jamjae runs',
  'run.headless':
    '{path}: 실행의 다른 파일들 옆에 run.json이 있어야 하는데 없습니다. 복사본에서 되돌리거나 폴더를 지우세요',
  'run.notFile':
    '{path}: 올바른 run.json이어야 하는데 폴더입니다. 복사본에서 파일을 되돌리거나 실행을 지우세요',
  'format.newer':
    '{path}: 더 새로운 버전의 Jamjae가 쓴 파일입니다(형식 {actual}, 이 버전은 {expected}까지 읽습니다). Jamjae를 업데이트하세요',
  'run.json':
    '{path}: 올바른 run.json이어야 하는데 읽을 수 없습니다({reason}). 복사본에서 되돌리세요',
  'run.incomplete':
    '{path}: 올바른 run.json이라면 있어야 할 {field} 항목이 없습니다. 복사본에서 되돌리세요',
  'run.data':
    '{path}: 실행의 데이터가 {source}에 있어야 하는데 없습니다. 지금 있는 곳을 --data로 지정하세요',
  'run.otherData':
    '{source}: {path}을(를) 학습한 데이터와 달라졌습니다(지문 {actual}, 학습할 때는 {expected}). 이어지는 결과는 지금 있는 데이터로 구한 것입니다',
  'run.noTable':
    '{path}: 행을 쓰려면 표로 학습한 결과여야 하는데 이미지로 학습한 결과입니다. --out에 .png로 끝나는 이름을 지정하거나 tabular-vae 레시피로 학습한 결과를 고르세요',
  'run.count': 'sample: 표본의 수는 0 이상의 정수여야 하는데 {actual}입니다. 정수를 주세요',
  'run.images':
    '이미지: 데이터 세트, Uint8Array의 바이트, 모델이 받는 값이 든 Float32Array 중 하나여야 하는데 아닙니다. 그중 하나를 주세요',
  'decode.points':
    'decode: Float32Array에 든 유한한 수여야 하는데 아닙니다. 그런 잠재 변수를 주세요',
  'run.busy':
    '{path}: 학습 중이 아닌 실행이어야 하는데 지금 학습되고 있습니다. 끝날 때까지 기다리세요. 학습하는 프로세스가 없다면 {lock} 파일을 지우세요',
  'checkpoint.missing':
    '{path}: 체크포인트가 있어야 하는데 없습니다. 아직 에포크를 하나도 마치지 않은 실행입니다. 이어서 학습하세요: jamjae resume {run}',
  'checkpoint.noBest':
    '{path}: 가장 좋은 체크포인트가 있어야 하는데 없습니다. 아직 검증한 에포크가 없습니다. --weights last를 쓰세요',
  'output.exists':
    '{path}: 새 파일이어야 하는데 이미 있습니다. --out으로 다른 파일을 지정하거나 --force로 덮어쓰세요',
  'output.unwritable':
    '{path}: 쓸 수 있는 곳이어야 하는데 쓰지 못했습니다({reason}). --out으로 다른 곳을 지정하세요',
  'output.extension':
    '{path}: 이름이 {expected}(으)로 끝나야 하는데 {actual}입니다. --out으로 다른 이름을 지정하세요',
  'picture.units':
    'curves: 재구성의 단위가 같은 실행들이어야 하는데 {name}과(와) {other} 중 하나는 나트, 하나는 평균 제곱 오차입니다. 따로 그리세요',
  'picture.noEpochs':
    '{path}: 에포크를 하나 이상 마친 실행이어야 하는데 아직 없습니다. 이어서 학습하세요: jamjae resume RUN',
  'picture.fewLatents':
    'manifold: 잠재 변수가 2개 이상인 모델이어야 하는데 {actual}개입니다. jamjae traverse RUN 같은 다른 그림을 쓰세요',
  'picture.table':
    '{path}: 이미지로 학습한 결과여야 하는데 표로 학습한 결과라서 그런 그림이 없습니다. --out FILE.csv로 행을 쓰거나(jamjae sample: 새로운 행, jamjae reconstruct: 빠진 값을 채운 표) 잠재 공간을 그리세요(jamjae latent)',
  'picture.notImages':
    '그림: 예제가 이미지(높이 × 너비, 흑백 또는 세 가지 색)여야 하는데 {actual}개의 값입니다. 대신 곡선이나 잠재 공간을 그리세요(jamjae curves, jamjae latent)',
  'picture.latentNumber':
    '--latents: 1 이상 {expected} 이하의 잠재 변수여야 하는데 {actual}입니다. 이 범위의 번호를 고르세요',
  'picture.imageNumber':
    '{flag}: 0 이상 {expected} 이하의 검증 이미지여야 하는데 {actual}입니다. 이 범위의 번호를 고르세요',
  'checkpoint.foreign':
    '{path}: 체크포인트({expected})여야 하는데 다른 파일({actual})입니다. 다른 곳의 가중치를 가져오려면: jamjae import RUN FILE',
  'checkpoint.items':
    '{path}: 텐서 {name}의 값은 float32여야 하는데 {actual}입니다. Jamjae가 쓴 체크포인트를 쓰세요',
  'checkpoint.standing':
    '{path}: 학습이 어디까지 갔는지 담긴 체크포인트여야 하는데 손상되었습니다. 이전 복사본을 쓰세요',
  'run.noPrior':
    '{path}: 표본을 뽑으려면 사전 분포가 있는 모델이어야 하는데 사전 분포가 없는 오토인코더입니다. 이미지의 잠재 변수를 디코딩하세요',
  'export.differs':
    '{file}: 학습한 모델의 출력과의 차이가 {expected} 이하여야 하는데 {actual}입니다. 아무것도 쓰지 않았습니다. 실행의 run.json과 함께 알려 주세요',
  'export.differsThere':
    '{file}: 학습한 모델의 출력과의 차이가 {expected} 이하여야 하는데 {actual}입니다. 아무것도 쓰지 않았습니다. --device cpu로 다시 해 보세요',
  'import.run':
    '{path}: 실행 폴더이거나 새로 만들 --recipe가 있어야 하는데 둘 다 없습니다. 가중치에 맞는 레시피나 설정 파일을 지정하세요',
  'import.recipe':
    '{path}: 이미 있는 실행에는 --recipe를 쓸 수 없는데 {actual}이(가) 지정되었습니다. 빼거나 다른 폴더를 고르세요',
  'import.exists':
    '{path}: 새 실행이어야 하는데 이미 가중치가 있는 실행입니다. 다른 폴더를 고르거나 --force로 가중치, 기록, 체크포인트를 바꾸세요',
  'import.missing':
    '{path}: {missing}에 해당하는 텐서가 있어야 하는데 없습니다. 짝이 없는 텐서: {leftOver}. 예를 들어 --map {theirs}={ours}로 직접 짝지으세요',
  'import.lacking':
    '{path}: {missing}에 해당하는 텐서가 있어야 하는데 없습니다. 가중치에 맞는 --recipe를 고르세요',
  'import.leftOver':
    '{path}: 모델에 있는 텐서만 있어야 하는데 {leftOver}도 있습니다. 파일에서 빼거나 다른 --recipe를 고르세요',
  'import.shape':
    '{path}: {theirs}의 모양은 {ours}와 같이 {expected}이어야 하는데 {actual}입니다. 가중치에 맞는 --recipe나 설정의 크기를 고르고, --data로는 그 크기의 이미지를 주세요',
  'import.twice':
    '{path}: {ours}에 해당하는 텐서는 하나여야 하는데 {theirs}와 {other} 둘입니다. --map theirs=ours로 구분하세요',
  'import.map':
    '--map {actual}: 파일의 이름=모델의 이름(텐서나 모듈) 꼴이어야 합니다. 예: --map fc1=encoder.0',
  'import.mapName':
    '--map: {path}에 있는 이름이어야 하는데 {actual}입니다. 파일에 있는 이름: {names}',
  'import.pickle':
    '{path}: safetensors 파일이어야 하는데 PyTorch 파일입니다. 코드가 들어 있을 수 있어 읽지 않습니다. state_dict를 safetensors.torch.save_file로 저장하세요',
  'import.setting':
    '{flag}: 설정을 바꾸려면 --recipe도 있어야 하는데 없습니다. 함께 쓰거나 {flag}을(를) 빼세요',
  'import.items':
    '{path}: 텐서 {name}의 값은 실수(float32나 float64)여야 하는데 {actual}입니다. 먼저 변환하세요',
  'import.finite':
    '{path}: 텐서 {name}에는 유한한 수만 있어야 하는데 {index}번 위치의 값이 {actual}입니다. 제대로 끝난 훈련의 가중치를 저장하세요',
  'checkpoint.damaged':
    '{path}: 저장한 그대로의 수여야 하는데 다릅니다. 손상된 파일입니다. 복사본이나 다른 체크포인트(--weights last 또는 best)를 쓰세요',
  'resume.lost':
    '{path}: 에포크 {epochs}개를 학습한 실행의 마지막 체크포인트가 있어야 하는데 없습니다. 복사본에서 되돌리거나, --weights best에서 이어 가거나, 다른 폴더에서 새로 학습하세요',
  'resume.data':
    '{path}: 학습에 쓴 데이터(지문 {expected})여야 하는데 {data}은(는) 다른 데이터(지문 {actual})입니다. 원래 데이터를 --data로 지정하세요',
  'tensorboard.noEvents':
    '{path}: tensorboard 폴더가 있는 실행 폴더여야 하는데 없습니다. 먼저 학습하거나 이어서 학습하세요',
  'tensorboard.absent':
    'tensorboard: 설치된 TensorBoard가 필요한데 PATH에도 {python}에도 없습니다. pip install tensorboard로 설치하세요',
  'tensorboard.unusable':
    'tensorboard: {program} 프로그램을 시작하지 못했습니다({reason}). 실행 권한을 확인하거나 PYTHON에 다른 인터프리터를 지정하세요',
  'latents.extension':
    '{path}: 파일 이름은 {expected} 중 하나로 끝나야 하는데 {actual}입니다. 그중에서 고르세요',
  'latents.shape':
    '{path}: 잠재 변수의 모양은 {expected}이고 개수는 1 이상이어야 하는데 {actual}입니다. 이 모델의 것인지 확인하세요',
  'latents.finite':
    '{path}: 수가 유한해야 하는데 예제 {index}의 잠재 변수 {latent}이(가) {actual}입니다. 그 값을 없애거나 고치세요',
  'latents.mean':
    '{path}: mean이라는 배열이 있어야 하는데 {actual}뿐입니다. 잠재 변수를 그 이름으로 저장하세요',
  'evaluate.binarize':
    '--binarize: 이미지로 학습한 결과여야 하는데 표로 학습한 결과입니다. --binarize를 빼세요',
  'encode.split':
    '--split: 두 부분으로 나뉜 데이터여야 하는데 {actual} 파일입니다. --split을 빼세요',
  'encode.inputs':
    'encode: 그림 파일 {expected}개이거나 다른 종류의 입력 하나여야 하는데 {actual}이(가) 섞여 있습니다. 그것만 따로 인코딩하세요',
  'decode.extension':
    '{path}: 폴더이거나 .png, .npy(표로 학습한 결과라면 .csv)로 끝나는 이름이어야 하는데 {actual}입니다. 그중에서 고르세요',
  'decode.notImages':
    '{path}: 예제가 이미지여야 하는데 {actual}개의 값입니다. --out에 .npy로 끝나는 이름을 지정하세요',
  'decode.table':
    '{path}: 표로 학습한 결과라서 그림이 아니라 행이 나오므로 .csv나 .npy로 끝나는 이름이어야 합니다. --out에 그런 이름을 지정하세요',
  'decode.noTable':
    '{path}: 행을 쓰려면 표로 학습한 결과여야 하는데 이미지로 학습한 결과입니다. --out에 폴더, 또는 .png나 .npy로 끝나는 이름을 지정하세요',
  'decode.grid':
    '{path}: 격자 하나에는 이미지를 {expected}개까지 담을 수 있는데 {actual}개입니다. --out에 폴더나 .npy 파일을 지정하세요',
  'import.incomplete':
    '{path}: 가져온 가중치가 있어야 하는데 없습니다. 가져오기가 중간에 끊겼습니다. --force로 다시 가져오세요',
  'recipe.near':
    '레시피 "{name}": 레시피나 설정 파일이어야 하는데 어느 것도 아닙니다. 혹시 {near}인가요?',
  'recipe.unknown':
    '레시피 "{name}": {names} 중 하나이거나 설정 파일이어야 하는데 어느 것도 아닙니다. jamjae recipes를 참고하세요',
  'setting.form':
    '--set {actual}: 경로=값 꼴이어야 하는데 경로나 "="가 없습니다. 예: --set training.optimizer.type=rmsprop',
  'configuration.keyNear': '{where}: {path}은(는) 없는 설정입니다. 혹시 {near}인가요?',
  'configuration.key': '{where}: {path}은(는) 없는 설정입니다. jamjae recipes NAME을 참고하세요',
  'configuration.missing':
    '{where}: {path} 설정이 없습니다. 추가하세요. 예를 보려면 jamjae recipes ch13-vae를 실행하세요',
  'configuration.choice':
    '{where}: {path}: {expected} 중 하나여야 하는데 {actual}입니다. 그중에서 고르세요',
  'configuration.name': '{where}: {path}: 문자, 숫자, 붙임표여야 하는데 {actual}입니다. 고치세요',
  'configuration.value': '{where}: {path}: 값이 {actual}입니다. {reason}',
  'configuration.shape':
    '{where}: {path}: {expected}이어야 하는데 {actual}입니다. 이 층이나 앞 층의 크기를 바꾸세요',
  'configuration.tooLarge':
    '{where}: 모델의 파라미터는 {expected}개 이하여야 하는데 {actual}개입니다. 잠재 변수를 줄이거나 층을 작게 하세요',
  'configuration.json': '{path}: JSON이어야 하는데 아닙니다({reason}). 그 위치를 고치세요',
  'engine.device':
    '--device {device}: 여기서 쓸 수 있는 백엔드여야 하는데 쓸 수 없습니다({reason}). --device cpu를 쓰세요. jamjae doctor를 참고하세요',
  'cli.number': '{flag}: {expected}여야 하는데 "{actual}"입니다. 알맞은 수를 주세요',
  'cli.choice': '{flag}: {expected} 중 하나여야 하는데 "{actual}"입니다. 그중에서 고르세요',
  'cli.size':
    '{flag}: 1에서 {expected}까지 픽셀로 나타낸 높이와 너비여야 하는데 "{actual}"입니다. 64x64처럼 높이x너비로 주세요',
  'cli.optionNear': '{name}은(는) {command}의 옵션이 아닙니다. 혹시 {near}인가요?',
  'cli.option': '{name}은(는) {command}의 옵션이 아닙니다. jamjae {command} --help를 참고하세요',
  'cli.commandNear': '{name}은(는) 없는 명령입니다. 혹시 {near}인가요?',
  'cli.command': '{name}은(는) 없는 명령입니다. jamjae --help를 참고하세요',
  'cli.subcommandNear': '{name}은(는) {command}의 명령이 아닙니다. 혹시 {near}인가요?',
  'cli.subcommand':
    '{name}은(는) {command}의 명령이 아닙니다. jamjae {command} --help를 참고하세요',
  'cli.missingArgument':
    '{command}: 인자 {name}이(가) 빠졌습니다. jamjae {command} --help를 참고하세요',
  'cli.missingOption':
    '{command}: 옵션 {name}이(가) 빠졌습니다. jamjae {command} --help를 참고하세요',
  'cli.optionArgument': '{name}: 값이 빠졌습니다. jamjae {command} --help를 참고하세요',
  'cli.empty': '{flag}: 값이 있어야 하는데 비어 있습니다. 값을 주거나 옵션을 빼세요',
  'cli.excess': '{command}: 인자가 너무 많습니다. jamjae {command} --help를 참고하세요',
  'cli.globalOption': '{name}은(는) jamjae의 옵션이 아닙니다. jamjae --help를 참고하세요',
  'cli.usage': '{reason}. jamjae --help를 참고하세요',
  'cli.error': '오류: {message}',
  'cli.positiveInteger': '양의 정수',
  'cli.upTo': '1 이상 {most} 이하의 정수',
  'cli.seed': '0 이상 4294967295 이하의 정수',
  'cli.nonNegative': '0 이상의 수',
  'cli.between': '{least} 이상 {most} 이하의 정수',
  'cli.share': '0보다 크고 1보다 작은 수',
  'cli.latents': '쉼표로 구분한 1 이상의 서로 다른 두 수',
  'help.description': '잠재(Jamjae): 오토인코더와 VAE를 학습하고 측정하고 들여다봅니다',
  'help.usage': '사용법:',
  'help.options': '옵션:',
  'help.group.train': '학습:',
  'help.group.runs': '실행:',
  'help.group.pictures': '그림:',
  'help.group.use': '평가와 사용:',
  'help.group.machine': '이 컴퓨터:',
  'help.arguments': '인자:',
  'help.help': '이 도움말을 보여 줍니다',
  'help.version': '버전을 보여 줍니다',
  'help.lang': '메시지의 언어: en 또는 ko',
  'help.debug': '오류가 코드의 어디에서 났는지 보여 줍니다',
  'help.train': '레시피나 설정 파일을 학습합니다',
  'help.train.name': '레시피 이름(jamjae recipes 참고) 또는 설정 파일의 경로',
  'help.train.data':
    'digits(내장), mnist·fashion-mnist·kmnist·cifar10(한 번만 내려받음), MNIST의 IDX 파일이나 그림이 든 폴더, 이미지의 .npy나 .npz 파일, 수나 그림 경로나 여러 종류의 열로 된 표(.csv, .tsv, .parquet), IDX 파일 하나, 또는 쉼표로 구분한 IDX 파일 여럿(이미지,레이블 또는 학습용 둘과 검증용 둘)',
  'help.train.size':
    '이미지의 높이와 너비. 그림은 그 크기가 되고(기본값: 그림의 크기), 수로 된 행은 그렇게 읽습니다',
  'help.train.fit':
    '비율이 다른 그림은 자르거나(cover, 기본값) 여백을 두거나(contain) 늘립니다(fill)',
  'help.train.channels': '회색조는 1, 컬러는 3 (기본값: 폴더의 그림이 모두 회색조이면 1)',
  'help.train.scale':
    '값을 0–1(minmax)이나 평균 0, 편차 1(unit)로(수로 된 열은 열마다 따로), 또는 그대로(none, 기본값)',
  'help.train.label':
    'CSV나 Parquet 파일에서 레이블이 든 열의 이름이나 1부터 세는 번호 (기본값: label, labels, class, target, 라벨, 레이블, 분류), 또는 .npz 파일에서 레이블이 든 배열 (기본값: labels)',
  'help.train.array': '.npz 파일에서 이미지가 든 배열 (기본값: images 또는 하나뿐인 배열)',
  'help.train.header': 'CSV 파일의 첫 행이 열의 이름인지 여부 (기본값: 스스로 알아냄)',
  'help.train.categorical': '수가 범주의 이름인 표의 열, 쉼표로 구분',
  'help.train.validation': '나뉘어 있지 않은 데이터에서 검증에 쓸 예제의 비율 (기본값: 0.1)',
  'help.train.skipBroken': '읽을 수 없는 그림은 목록만 보여 주고 빼고 합니다',
  'help.train.epochs': '학습 데이터를 도는 횟수',
  'help.train.batchSize': '스텝마다 쓰는 예제 수',
  'help.train.learningRate': '학습률',
  'help.train.latent': '잠재 변수의 수',
  'help.train.patience': '검증 손실이 이만큼의 에포크 동안 줄지 않으면 멈춥니다',
  'help.train.seed': '가중치, 순서, 노이즈의 시드: 같은 시드는 같은 결과를 냅니다',
  'help.train.threads': '계산에 쓸 코어 수',
  'help.train.device': '계산할 장치: cpu, webgpu, cuda',
  'help.train.out': '실행 결과 폴더 (기본값: runs/NAME-TIME-ID)',
  'help.train.set':
    '설정 값 하나를 바꿉니다. 예: training.optimizer.type=rmsprop. 여러 번 쓸 수 있습니다',
  'help.train.verbose': '배치 100개마다 한 줄씩 출력합니다',
  'help.train.quiet': '진행 상황 없이 오류만 출력합니다',
  'help.train.json': '표준 출력에 한 줄에 하나씩 JSON 객체를 출력합니다',
  'help.run': '실행 폴더',
  'help.weights': '쓸 가중치: last(마지막) 또는 best(검증 손실이 가장 낮은 것)',
  'help.tensorboard': '설치된 TensorBoard로 실행을 엽니다',
  'help.tensorboard.run': '함께 볼 실행 폴더들',
  'help.tensorboard.port': '이 컴퓨터에서 쓸 포트 (기본값: {port})',
  'help.resume': '멈춘 실행을 이어 가거나, 끝난 실행을 더 학습합니다',
  'help.resume.epochs': '학습 데이터를 모두 도는 횟수(이미 돈 횟수 포함)',
  'help.resume.weights': '이어 갈 곳: last(마지막) 또는 best(검증 손실이 가장 낮은 것)',
  'help.resume.data': '데이터를 옮겼다면 지금 있는 곳',
  'help.resume.threads': '계산에 쓸 코어 수(기본값: 이전과 같은 수여야 비트까지 같습니다)',
  'help.evaluate': '실행을 평가합니다: 하한, 잠재 변수, 코드의 쓸모',
  'help.evaluate.data': '평가할 다른 데이터 (기본값: 실행의 데이터)',
  'help.evaluate.samples': '예제마다 표본을 이만큼 뽑아 로그 가능도의 중요도 가중 하한도 구합니다',
  'help.evaluate.binarize':
    '픽셀을 흑백으로 뽑아서 평가합니다: static(한 번만) 또는 dynamic(읽을 때마다)',
  'help.evaluate.seed': '노이즈의 시드 (기본값: 실행의 시드)',
  'help.evaluate.json': '표준 출력에 JSON 객체 하나를 출력합니다',
  'help.data': '데이터 세트를 내려받고, 목록을 보고, 데이터를 확인합니다',
  'help.data.commands': '명령:',
  'help.data.pull': '데이터 세트를 내려받습니다',
  'help.data.pull.name': '데이터 세트의 이름 (jamjae data list 참고)',
  'help.data.environment':
    '환경 변수:\n  JAMJAE_DATA    내려받은 데이터와 디코딩한 그림을 두는 폴더\n  JAMJAE_MIRROR  먼저 시도할 주소(쉼표로 구분): FILE을 ADDRESS/NAME/FILE에서\n                 찾습니다',
  'help.data.list': '내려받을 수 있는 데이터 세트와 이미 있는 것을 보여 줍니다',
  'help.data.list.json': 'JSON으로 출력',
  'help.data.check': '학습할 때처럼 데이터를 열어 무엇이 들어 있는지 보여 줍니다',
  'help.data.check.json': '표준 출력에 JSON 객체 하나',
  'help.recipes': '레시피 목록, 또는 레시피 하나의 모든 설정',
  'help.recipes.name': '레시피 이름',
  'help.recipes.json': 'JSON으로 출력합니다',
  'help.encode': '이미지를 잠재 변수로',
  'help.encode.input':
    'train이 받는 데이터, 이미지 [count, ...input]의 .npy 파일, 또는 그림 파일들(크기를 모델에 맞춥니다)',
  'help.encode.out':
    '.npy(평균), .npz(mean, logVariance, labels) 또는 .csv(그림은 파일 이름과 함께)',
  'help.encode.split':
    'train 또는 validation (기본값: 데이터 순서대로 전체, 나뉘어 있는 데이터는 validation)',
  'help.decode': '잠재 변수를 이미지로',
  'help.decode.latents': '잠재 변수 [count, latent]: .npy, .npz(배열 mean) 또는 .csv',
  'help.decode.out': '폴더(이미지마다 PNG 하나), .png(격자 하나), .npy(실수), 표로 학습했으면 .csv',
  'help.runs': '실행 목록, 새것부터',
  'help.runs.dir': '실행 폴더들이 든 폴더 (기본값: runs)',
  'help.runs.json': 'JSON 배열 하나로 출력합니다',
  'help.show': '실행 하나의 모든 것',
  'help.show.json': 'run.json과 에포크마다의 값을 JSON 객체 하나로 출력합니다',
  'help.compare': '실행들의 다른 점과 결과',
  'help.compare.others': '다른 실행 폴더들',
  'help.compare.json': 'JSON 객체 하나로 출력합니다',
  'help.doctor': '버전, 백엔드, 스레드, 속도',
  'help.reconstruct':
    '이미지와 모델이 재구성한 것을 위아래로; --out FILE.csv이면 빠진 칸을 채운 표',
  'help.reconstruct.count': '검증 이미지의 수 (기본값: {count})',
  'help.curves': '학습 과정의 곡선, 하나 또는 여럿',
  'help.curves.out': '저장할 .svg 또는 .png 파일 (기본값: 첫 실행의 pictures 폴더에 둘 다)',
  'help.latent': '데이터가 잠재 공간의 어디에 놓이는지',
  'help.latent.pca': '정보가 가장 많은 잠재 변수 두 개 대신 주성분 두 개로 그립니다',
  'help.picture.data': '다른 데이터, 또는 실행의 데이터가 지금 있는 곳',
  'help.manifold': '잠재 변수 두 개의 격자점을 디코딩한 그림',
  'help.manifold.size': '한 변의 점 개수 (기본값: {size})',
  'help.manifold.latents':
    '1부터 센 잠재 변수 두 개의 번호, 예: 3,7 (기본값: 정보가 가장 많은 두 개)',
  'help.sample':
    '사전 분포에서 뽑은 점을 디코딩한 그림(없으면 코드에 맞춘 정규 분포에서); --out FILE.csv이면 표의 새로운 행',
  'help.sample.count': '표본의 수 (기본값: {count})',
  'help.sample.seed': '무작위 점의 시드 (기본값: {seed})',
  'help.interpolate': '한 이미지에서 다른 이미지로 가는 길',
  'help.interpolate.from': '시작할 이미지의 번호 (0부터)',
  'help.interpolate.to': '끝낼 이미지의 번호',
  'help.interpolate.steps': '양 끝을 포함한 점의 수 (기본값: {steps})',
  'help.traverse': '잠재 변수마다 −3에서 3까지 바꾸면 달라지는 것',
  'help.traverse.count': '그릴 잠재 변수의 최대 개수 (기본값: {count})',
  'help.report': '실행의 모든 것을 담은 한 페이지',
  'help.report.out': '저장할 파일 (기본값: 실행 폴더의 report.html)',
  'help.picture.out': '저장할 파일 (기본값: 실행 폴더의 pictures/{file})',
  'help.export': '인코더, 디코더, 오토인코더를 ONNX 파일로 씁니다',
  'help.export.out': '모델을 쓸 폴더 (기본값: 실행 폴더의 model)',
  'help.export.data': '모델을 확인할 이미지 (기본값: 실행에 쓴 데이터)',
  'help.import': 'PyTorch가 저장한 가중치를 가져옵니다',
  'help.import.run': '새로 만들 실행 폴더 (--force를 쓰면 바꿀 실행 폴더)',
  'help.import.file': 'state_dict가 담긴 safetensors 파일',
  'help.import.recipe': '가중치에 맞는 레시피 이름이나 설정 파일',
  'help.import.force': '이미 있는 실행의 가중치, 기록, 체크포인트를 바꿉니다',
  'help.import.map': '파일 속 텐서나 모듈의 이름과 여기서의 이름. 여러 번 쓸 수 있습니다',
  'help.force': '이미 있는 파일을 덮어씁니다',
  'help.examples': '예:',
  'export.done': '{path}  {size} MB  가장 큰 차이 {difference}',
  'import.done': '{file}의 텐서 {count}개가 {run}의 가중치가 되었습니다.',
  'data.pulled': '{name}: 모두 받았습니다({size}). 폴더: {folder}',
  'data.present': '{name}: 이미 온전히 있습니다({size}). 폴더: {folder}',
  'data.absent': '없음',
  'data.column.name': '이름',
  'data.column.images': '이미지 수',
  'data.column.size': '크기',
  'data.column.download': '내려받는 양',
  'data.column.folder': '폴더',
  'data.hint':
    '내장: digits. 내려받기:  jamjae data pull NAME\n이미 가진 파일은 {folder}/NAME에 넣으면 됩니다.',
  'data.checking': '확인 중',
  'data.train': '학습',
  'data.validation': '검증',
  'data.row.count': '예제 수',
  'data.row.shape': '크기',
  'data.row.columns': '열 수',
  'data.row.range': '값',
  'data.row.labels': '레이블',
  'data.labels': '{classes}개({first}부터 {last}까지), 각각 {fewest}~{most}개',
  'data.noLabels': '없음',
  'data.range.float32': '수, {least}부터 {most}까지',
  'data.range.uint8': '바이트, {least}부터 {most}까지',
  'data.table': '{source}: 여러 종류의 열이 섞인 표로 열었습니다. tabular-vae가 이런 표를 받습니다',
  'data.columns.name': '열',
  'data.columns.type': '종류',
  'data.columns.values': '값',
  'data.columns.missing': '빈 값',
  'data.columns.numeric': '수',
  'data.columns.categorical': '범주',
  'data.columns.categories': '범주 {count}개',
  'data.fingerprint': '지문 {fingerprint}',
  'data.sums': '파일 {files}개의 체크섬이 맞습니다.',
  'download.begin': '{file}({size})을(를) {host}에서 내려받습니다',
  'download.resume': '{file}({size} 중 {done}까지 받음)을(를) {host}에서 이어 받습니다',
  'download.refused': '{url}에서 받지 못했습니다({reason})',
  'download.damaged': '{path} 파일이 손상되어 다시 내려받습니다',
  'loading.stopped': '학습을 시작하기 전에 멈췄습니다. 내려받은 것은 남아 있습니다.',
  'download.stopped': '멈췄습니다. 받은 만큼 남겨 두었으니 같은 명령으로 이어 받을 수 있습니다.',
  'doctor.works': '사용할 수 있음',
  'doctor.absent': '사용할 수 없음: {reason}',
  'doctor.platform': '플랫폼',
  'doctor.threads': '스레드',
  'doctor.speed': '속도',
  'doctor.gigaflops': '{speed} GFLOP/s (float32 행렬 곱)',
  'recipes.line':
    '{model}, 잠재 변수 {latent}개, {likelihood}, {optimizer} {learningRate}, 배치 {batch}, 에포크 {epochs}개',
  'show.lost': 'metrics.jsonl에 에포크 {found}개의 값만 있습니다. 나머지는 없어졌습니다',
  'recipes.hint': '학습하기:  jamjae train NAME      모든 설정 보기:  jamjae recipes NAME',
  'evaluate.samples':
    '--samples: 사후 분포가 있고 가능도의 단위가 나트인 모델이어야 하는데 아닙니다. --samples를 빼거나 VAE를 학습하세요',
  'evaluate.on': '{run} · {data}: 학습 {examples} {training}개, 검증 {examples} {validation}개',
  'evaluate.binarized': '픽셀을 흑백으로 뽑았습니다: {binarize}.',
  'evaluate.units': '다른 단위가 없으면 예제당 나트(nat)이고, ±는 예제들에 대한 표준오차입니다.',
  'evaluate.errorUnits': '±는 예제들에 대한 표준오차입니다.',
  'evaluate.crossEntropyOnly':
    '데이터에 0과 1 사이의 값이 있으므로 가능도가 아니라 교차 엔트로피의 값입니다. 가능도를 구하려면 --binarize static을 쓰거나, --set model.likelihood.type=discretizedLogisticMixture로 학습하세요',
  'evaluate.crossEntropyOfFloats':
    '데이터에 0과 1 사이의 값이 있으므로 가능도가 아니라 교차 엔트로피의 값입니다. 가능도를 구하려면 --set model.likelihood.type=continuousBernoulli로 학습하세요',
  'evaluate.density':
    '가능도는 0에서 1까지 값의 밀도입니다. 바이트 값 256가지의 확률과 견줄 때는 차원당 비트에 8을 더하세요.',
  'evaluate.densityOfFloats':
    '가능도는 모델이 받는 값(--scale을 적용한 뒤)의 밀도입니다. 그래서 값이 음수일 수 있고, 같은 방식으로 바꾼 데이터끼리만 견줄 수 있습니다.',
  'evaluate.table': '알려진 칸만 셉니다: 표준화한 수는 밀도, 범주는 확률입니다.',
  'evaluate.more': '중요도 가중 하한: --samples 500을 더하세요',
  'evaluate.elbo': '-ELBO',
  'evaluate.crossEntropy': '-ELBO (교차 엔트로피)',
  'evaluate.reconstruction': '재구성',
  'evaluate.meanSquaredError': '값당 MSE',
  'evaluate.kl': 'KL',
  'evaluate.bits': '-ELBO, 차원당 비트',
  'evaluate.bound': '-log p(x) ≤, 표본 {samples}개',
  'evaluate.crossEntropyBound': '교차 엔트로피, 표본 {samples}개',
  'evaluate.boundBits': '위의 값, 차원당 비트',
  'evaluate.active': '활성 잠재 변수',
  'evaluate.activeOf': '{latents}개 중 {active}개 (평균의 분산이 0.01보다 큼)',
  'evaluate.klOfLatents': '잠재 변수의 KL (큰 순서)',
  'evaluate.rest': '나머지 {kl}',
  'evaluate.error': '값당 제곱 오차',
  'evaluate.compression': '압축',
  'evaluate.factor': '수 {dimensions}개를 {latents}개로: {factor}배',
  'evaluate.neighbours': '이웃 {k}개로 맞힌 레이블',
  'evaluate.probe': '선형 분류기로 맞힌 레이블',
  'evaluate.right': '{percent} 정답',
  'evaluate.warnings': '살펴볼 점:',
  'evaluating.training': '학습 예제 평가',
  'evaluating.validation': '검증 예제 평가',
  'evaluating.samples': '예제별 표본 계산',
  'evaluating.neighbours': '코드별 이웃 찾기',
  'evaluating.probe': '선형 분류기 학습 반복',
  'warning.collapse':
    '사후 분포 붕괴: 잠재 변수 {latents}개 중 {active}개만 활성이고 KL이 {kl}나트여서 디코더가 코드를 쓰지 않습니다. model.klWeight를 낮추거나 학습률을 낮춰 학습하세요.',
  'warning.inactive':
    '잠재 변수 {latents}개 중 {inactive}개는 디코더에 아무것도 알려 주지 않습니다. 해롭지는 않지만 {active}개로도 충분합니다. model.klWeight를 낮추면 더 많이 쓰입니다.',
  'warning.overfittingElbo':
    '과적합: 학습하지 않은 예제의 ELBO가 학습 예제보다 {percent} % 나쁩니다. 에포크를 줄이거나(--patience, --weights best) 예제를 늘리거나 모델을 작게 하세요.',
  'warning.overfitting':
    '과적합: 학습하지 않은 예제의 재구성이 학습 예제보다 {percent} % 나쁩니다. 에포크를 줄이거나(--patience, --weights best) 예제를 늘리거나 모델을 작게 하세요.',
  'warning.black':
    '이미지가 거의 검은색입니다: 255 중 {brightest}보다 밝은 픽셀이 없습니다. 값이 0과 1이라면 255를 곱하세요.',
  'unit.nats': '예제당 나트(nat)',
  'unit.meanSquaredError': '값당 평균 제곱 오차',
  'unit.crossEntropy':
    '데이터에 0과 1 사이의 값이 있으므로 베르누이 재구성 값은 가능도가 아니라 교차 엔트로피입니다',
  'examples.images': '이미지',
  'examples.rows': '행',
  'progress.start':
    '{name} · {data}: 학습 {examples} {training}개, 검증 {examples} {validation}개\n파라미터 {parameters}개, {device}, 스레드 {threads}개',
  'progress.epoch': '에포크 {epoch}/{epochs}',
  'progress.step': '스텝 {step}/{steps}',
  'progress.speed': '초당 {speed}개',
  'progress.left': '{time} 남음',
  'progress.elbo': '-ELBO {loss} = 재구성 {reconstruction} + KL {kl}',
  'progress.weighted': '손실 {loss} (재구성 {reconstruction}, KL {kl})',
  'progress.elboBrief': '-ELBO {loss} = {reconstruction} + {kl}',
  'progress.weightedBrief': '손실 {loss} ({reconstruction}, {kl})',
  'progress.error': 'MSE {reconstruction}',
  'progress.reconstruction': '재구성 {reconstruction}',
  'progress.batch': '에포크 {epoch}, 배치 {batch}/{batches}: {figures}',
  'progress.stopping':
    '진행 중인 스텝을 마치고 멈춥니다. 바로 끝내려면 Ctrl-C를 한 번 더 누르세요.',
  'result.finished': '완료: 에포크 {epochs}개, 스텝 {steps}개, {seconds}초 (초당 예제 {speed}개).',
  'result.interrupted':
    '에포크 {epochs}개와 스텝 {steps}개를 마치고 중단했습니다. 그때까지 배운 것은 저장되었습니다.',
  'result.stoppedEarly': '조기 종료: 검증 손실은 에포크 {epoch}에서 가장 낮았습니다(가중치: best).',
  'resume.over': '{run}은(는) 에포크 {epochs}개를 모두 학습했습니다. 더 학습하려면: {command}',
  'resume.stoppedEarly':
    '{run}은(는) 에포크 {epochs}개 뒤에 조기 종료했습니다. 더 참고 학습하려면: {command} --patience 20',
  'progress.waited':
    '데이터를 기다리는 데 시간의 {percent}%를 썼습니다. 더 빠른 디스크, 더 작은 항목, 실수 대신 바이트를 쓰거나, 프로그램에서는 여러 예제를 한꺼번에 읽으면 빨라집니다',
  'progress.fitted': '모델을 {shape} 크기에 맞췄습니다',
  'progress.fittedTable': '모델을 표에 맞췄습니다: 수치 열 {numeric}개, 범주 열 {categorical}개',
  'progress.resumed': '에포크 {epochs}, 스텝 {steps} 다음부터 이어 갑니다.',
  'result.unit': '단위: {unit}.',
  'result.run': '실행 폴더',
  'result.pictures': '그림',
  'result.checkpoint': '가중치',
  'result.next': '다음으로 해 보세요:',
  'encode.all': '{source}: 예 {count}개 전체, 원래 순서대로',
  'encode.part': '{source}: {split} 부분 (다른 쪽은 --split {other})',
  'encode.encoding': '인코딩하는 중',
  'encode.reading': '읽는 중',
  'encode.done': '{out}: 예제 {count}개, 잠재 변수 {latent}개',
  'encode.resized':
    '그림 {total}개 중 {count}개의 크기를 {expected}픽셀로 바꾸었습니다(처음 것 {path}: {actual})',
  'encode.grey': '그림 {total}개 중 {count}개를 컬러에서 회색조로 바꾸었습니다',
  'decode.decoding': '디코딩하는 중',
  'decode.writing': '쓰는 중',
  'decode.done': '{out}: 이미지 {count}개',
  'rows.source':
    '{source}: 표, 곧 이름이 .csv나 .parquet로 끝나는 파일이어야 하는데 아닙니다. 그런 파일을 지정하세요',
  'rows.done': '{out}: 행 {count}개',
  'rows.filled': '{out}: 행 {count}개, 채운 칸 {filled}개',
  'status.running': '실행 중',
  'status.finished': '완료',
  'status.interrupted': '중단됨',
  'status.failed': '실패',
  'status.imported': '가져옴',
  'status.stopped': '중지됨',
  'runs.none':
    '{folder}에 아직 실행이 없습니다. 만들어 보세요:  jamjae train ch13-vae --latent 2 --epochs 10',
  'runs.broken': '손상됨: {reason}',
  'runs.newer': '새 형식: {reason}',
  'runs.name': '이름',
  'runs.recipe': '레시피',
  'runs.data': '데이터',
  'runs.epochs': '에포크',
  'runs.loss': '손실',
  'runs.status': '상태',
  'runs.age': '경과',
  'show.recipe': '레시피',
  'show.data': '데이터',
  'show.examples':
    '{source}: 학습 {examples} {training}개, 검증 {examples} {validation}개, 크기 {size}',
  'show.model': '모델',
  'show.network': '{type}, 잠재 변수 {latent}개, {likelihood}',
  'show.training': '학습',
  'show.optimizer': '{type} {learningRate}, 배치 {batch}, 시드 {seed}',
  'show.engine': '엔진',
  'show.threads': '{device}, 스레드 {threads}개',
  'show.versions': '버전',
  'show.begun': '시작',
  'show.updated': '마지막 변경',
  'show.duration': '걸린 시간',
  'show.waited': '{duration}, 그중 {percent} %는 데이터를 기다린 시간',
  'show.epochs': '에포크',
  'show.progress': '{of}개 중 {epochs}개 (스텝 {steps}개)',
  'show.stoppedEarly': '{of}개 중 {epochs}개 (스텝 {steps}개), 조기 종료',
  'show.last': '마지막 에포크 {epoch}, {set}',
  'show.best': '가장 좋은 에포크 {epoch}, {set}',
  'show.unit': '단위',
  'show.files': '파일:',
  'show.fileCount': '파일 {count}개',
  'compare.same': '설정이 같습니다.',
  'compare.configuration': '설정',
  'compare.last': '마지막 에포크',
  'compare.best': '가장 좋은 에포크',
  'compare.loss': '손실',
  'compare.reconstruction': '재구성',
  'compare.kl': 'KL',
  'compare.units': '단위가 달라서 값을 비교할 수 없습니다: {units}.',
  'compare.data': '데이터가 달라서 값을 비교하기 어렵습니다.',
  'table.epoch': '에포크',
  'table.time': '시간',
  'table.train': '학습',
  'table.validation': '검증',
  'table.elbo': '-ELBO',
  'table.loss': '손실',
  'table.reconstruction': '재구성',
  'table.short': '재구성',
  'table.meanSquaredError': '값당 MSE',
  'picture.reconstructions': '재구성 · {name}',
  'picture.original': '원본',
  'picture.given': '노이즈를 더한 입력',
  'picture.reconstructed': '재구성',
  'picture.validationImage': '검증 이미지의 번호',
  'picture.curves': '학습 곡선 · {name}',
  'picture.curves.several': '학습 곡선 비교',
  'picture.curves.explanation':
    '실선: 에포크마다의 학습 평균, 띠: 배치 간 표준편차(±1). 점선: 검증.',
  'picture.reconstructionNats': '재구성 (예제당 나트)',
  'picture.reconstructionError': '값당 평균 제곱 오차',
  'picture.klNats': 'KL (예제당 나트)',
  'picture.log': '로그 눈금',
  'picture.latent': '잠재 공간 · {name}',
  'picture.posteriorMeans': '검증 {examples} {count}개의 사후 분포 평균 ({data})',
  'picture.codes': '검증 {examples} {count}개의 코드 ({data})',
  'picture.label': '레이블',
  'picture.kl': '잠재 변수 {latent} (KL {value})',
  'picture.variance': '잠재 변수 {latent} (분산 {value})',
  'picture.component': '주성분 {component} (분산의 {share} %)',
  'picture.manifold': '매니폴드 · {name}',
  'picture.manifold.prior': '사전 분포의 0.05~0.95 분위수를 디코더에 넣은 결과',
  'picture.manifold.priorOf':
    '사전 분포의 0.05~0.95 분위수를 디코더에 넣은 결과(나머지 잠재 변수는 0)',
  'picture.manifold.fitted': '코드에 맞춘 정규 분포의 0.05~0.95 분위수를 디코더에 넣은 결과',
  'picture.manifold.fittedOf':
    '코드에 맞춘 정규 분포의 0.05~0.95 분위수를 디코더에 넣은 결과(나머지 잠재 변수는 평균)',
  'picture.samples': '표본 · {name}',
  'picture.samples.prior': '사전 분포에서 무작위로 뽑은 점을 디코더에 넣은 결과 (시드 {seed})',
  'picture.samples.fitted':
    '이 모델에는 사전 분포가 없어, 코드에 맞춘 정규 분포에서 무작위로 뽑은 점을 디코더에 넣은 결과 (시드 {seed})',
  'picture.interpolation': '보간 · {name}',
  'picture.interpolation.explanation':
    '검증 이미지 {from}에서 {to}까지 두 코드를 잇는 직선을 따라 디코더에 넣은 결과. 양 끝은 이미지 자체',
  'picture.image': '이미지 {index}',
  'picture.traversals': '잠재 변수 훑기 · {name}',
  'picture.traversals.prior':
    '잠재 변수 하나만 바꾸고 나머지는 0으로 둔 디코더의 결과. KL(나트)이 큰 순서로 {all}개 중 {shown}개',
  'picture.traversals.fitted':
    '잠재 변수 하나만 바꾸고 나머지는 코드의 평균으로 둔 디코더의 결과. 코드의 분산이 큰 순서로 {all}개 중 {shown}개',
  'picture.value': '잠재 변수의 값',
  'picture.deviations': '코드의 평균에서 떨어진 정도(표준편차의 배수)',
  'page.training.nonFinite':
    '학습이 잘되지 않았습니다. 에포크 {epoch}, 스텝 {step}에서 {figure} 값이 {actual}이 되었습니다. 학습률을 낮추거나 데이터에 극단적인 값이 있는지 확인하세요',
  'page.training.domain':
    '{data}: 이 모델이 다루는 {from} 이상 {to} 이하의 값이어야 하는데 {least}에서 {most} 사이의 값이 있습니다. 데이터의 스케일을 minmax로 바꾸거나, 평균이 항등인 가우스 가능도를 고르세요. 이미 학습한 실행에는 그 데이터와 같은 단위의 값을 지정하세요',
  'page.model.onlyTables':
    '표를 위한 레시피인데 데이터는 표가 아니라 {actual} 크기의 이미지입니다. 원본에 표(.csv나 .parquet)를 적거나 conv-vae처럼 이미지를 위한 레시피를 고르세요',
  'page.run.write':
    '실행을 기록하지 못했습니다({reason}). 그전에 저장한 것은 온전합니다. 원인(가득 찬 디스크 등)을 없앤 뒤 이어서 학습하세요',
  'page.run.gone': '학습하는 동안 실행 폴더가 지워졌습니다. 새 실행을 시작하세요',
  'page.image.tooLarge': '그림이 {expected}백만 픽셀보다 큽니다. 줄여 주세요',
  'page.run.data': '이 실행의 데이터가 이제 {source}에 없습니다. 그 자리에 다시 두세요',
  'page.checkpoint.missing':
    '아직 에포크를 하나도 마치지 않아 보여 줄 것이 없습니다. 이어서 학습하거나 이 설정으로 새 실행을 시작하세요',
  'page.scale.constant':
    '{data}: 서로 다른 값이 있어야 하는데 모두 {actual}입니다. 바꿀 것이 없으니 스케일을 비워 두세요',
  'page.images.broken':
    "{path}: PNG나 JPEG 같은 온전한 그림이어야 하는데 아닙니다({reason}). 변환하거나 다시 복사하거나, '손상된 그림 건너뛰기'를 고르세요",
  'page.images.sizes':
    '{path}: 그림의 크기가 모두 같아야 하는데 {actual}가지입니다. 많은 순서로 {sizes}(높이x너비)입니다. 이미지 크기를 하나 고르세요(예: {most})',
  'page.images.tooLarge':
    '{path}: 이미지 하나가 {expected}바이트 이하여야 하는데 {actual}바이트입니다. 더 작은 이미지 크기를 고르세요',
  'page.table.text':
    '{path}: {line}번째 줄 {column} 열은 수여야 하는데 {actual}입니다. 그 열이 클래스라면 레이블에 {column}을 적고, 텍스트나 빈 값이 있는 표라면 tabular-vae 레시피를 고르세요',
  'page.table.size':
    '{path}: {size} 이미지라면 값의 열이 {grey}개, 컬러라면 {colour}개여야 하는데 {actual}개입니다. 맞는 이미지 크기를 고르고 클래스가 든 열을 레이블에 적으세요',
  'page.resume.data':
    '{path}: 학습에 쓴 데이터여야 하는데 {data}은(는) 다른 데이터입니다. 원래 데이터를 그 자리에 다시 두세요',
  'page.configuration.key': '{path}은(는) 없는 설정입니다. 레시피를 골라서 고치세요',
  'page.configuration.keyNear': '{path}은(는) 없는 설정입니다. 혹시 {near}인가요?',
  'page.configuration.choice':
    '{path}: {expected} 중 하나여야 하는데 {actual}입니다. 그중에서 고르세요',
  'page.configuration.name': '{path}: 문자, 숫자, 붙임표여야 하는데 {actual}입니다. 고치세요',
  'page.configuration.value': '{path}: 값이 {actual}입니다. {reason}',
  'page.configuration.shape':
    '{path}: {expected}이어야 하는데 {actual}입니다. 이 층이나 앞 층의 크기를 바꾸세요',
  'page.configuration.tooLarge':
    '모델의 파라미터는 {expected}개 이하여야 하는데 {actual}개입니다. 잠재 변수를 줄이거나 층을 작게 하세요',
  'page.configuration.missing': '{path} 설정이 없습니다. 추가하거나, 레시피를 골라서 고치세요',
  'studio.noRun':
    '실행 {name}: 이 폴더에 있는 실행의 이름이어야 하는데 그런 이름이 없습니다. 실행 목록을 확인하세요',
  'studio.noFile': '{file}: 이 주소에는 아무것도 없습니다. 주소를 확인하세요',
  'studio.outside':
    '{name}: 실행 폴더 안의 폴더여야 하는데 밖으로 이어지는 링크입니다. 그 폴더를 --runs로 지정해 스튜디오를 여세요',
  'studio.outsidePart':
    '실행 {name}: {part}이(가) 실행의 폴더 안에 있어야 하는데 밖으로 이어지는 링크입니다. 링크 대신 링크가 가리키는 것을 그 자리에 두세요',
  'studio.noPage':
    '스튜디오: 빌드된 페이지가 {path}에 있어야 하는데 없습니다. 다음 명령으로 빌드하세요: npm run build',
  'studio.foreign':
    '스튜디오: {header}가 이 스튜디오의 것이어야 하는데 {actual}입니다. jamjae studio가 알려 준 주소를 여세요',
  'studio.token':
    '스튜디오: 토큰이 필요한데 없거나 다릅니다. jamjae studio가 알려 준, 토큰이 든 주소를 여세요',
  'studio.type': '요청: 본문의 형식은 {expected}여야 하는데 {actual}입니다. 그 형식으로 보내세요',
  'studio.body': '요청: 본문이 API의 설명과 다릅니다({reason}). /api/openapi.json을 참고하세요',
  'studio.tooLarge': '요청: {expected}바이트 이하여야 하는데 더 큽니다. 더 작은 것을 보내세요',
  'studio.busyRun':
    '실행 {name}: 학습 중이거나 기다리는 중이거나 측정 중이라 지금은 할 수 없습니다. 기다리거나 먼저 멈추세요',
  'studio.notTraining':
    '실행 {name}: 지금 학습 중인 실행이어야 하는데 그렇지 않습니다. 페이지를 새로 고치세요',
  'studio.notQueued': '대기열: 기다리는 학습의 번호여야 하는데 {id}입니다. 페이지를 새로 고치세요',
  'studio.otherData':
    '데이터 {source}: 이 실행을 학습한 데이터여야 하는데 다른 데이터입니다. 같은 데이터를 그곳에 두세요',
  'studio.noTrash': '휴지통 {id}: 지운 실행의 번호여야 하는데 없습니다. 이미 되살렸을 수 있습니다',
  'studio.nameTaken':
    '실행 {name}: 같은 이름의 실행이 이미 있습니다. 그 폴더의 이름을 바꾸고 다시 하세요',
  'studio.noPictures':
    '모델: 그림([높이, 너비], 또는 채널이 하나나 셋인 [채널, 높이, 너비])을 받는 모델이어야 하는데 {actual}입니다. 다른 실행을 쓰세요',
  'studio.over':
    '실행 {name}: 이미 에포크 {epochs}개를 마쳤으므로 더 많은 에포크가 필요합니다. 모두 몇 개로 할지 정하세요',
  'studio.portBusy':
    '스튜디오: 비어 있는 포트가 필요한데 {port}번은 다른 프로그램이 쓰고 있습니다. --port로 다른 포트를 고르세요',
  'studio.host':
    '스튜디오: --host는 이 컴퓨터의 주소여야 하는데 {host}입니다({reason}). 127.0.0.1이나, 모든 주소를 뜻하는 0.0.0.0을 쓰세요',
  'studio.notFolder': '{path}: 실행을 둘 폴더여야 하는데 파일입니다. --runs로 폴더를 지정하세요',
  'studio.new': '{folder} 폴더가 없어서 새로 만들었습니다.',
  'studio.system':
    '실행 폴더: 읽고 쓸 수 있어야 하는데 그렇지 않습니다({reason}). 디스크와 쓰기 권한을 확인하세요',
  'studio.open': '{folder}의 스튜디오: {address}',
  'studio.usualBusy': '{usual}번 포트를 다른 프로그램이 쓰고 있어 {port}번 포트로 엽니다.',
  'studio.public':
    '주의: 다른 컴퓨터에서 {host}(으)로 이 스튜디오에 접속할 수 있습니다. 토큰이 든 주소를 아는 사람은 누구나 학습하고 실행을 지우고 데이터를 읽을 수 있으며, 통신은 암호화되지 않습니다.',
  'studio.outer': '다른 컴퓨터에서: {address}',
  'studio.leave': 'Ctrl-C로 끝냅니다.',
  'studio.recalled': '남아 있던 대기열을 이어 갑니다. 기다리던 학습은 {runs}개입니다.',
  'studio.closing':
    '닫는 중입니다. 학습하던 것을 먼저 저장합니다. 바로 나가려면 Ctrl-C를 한 번 더 누르세요.',
  'help.group.studio': '스튜디오:',
  'help.studio': '브라우저에서 학습하고 지켜보고 살펴봅니다',
  'help.studio.runs': '실행들이 있는 폴더 (기본값: {folder})',
  'help.studio.port': '열 포트 (기본값: {port}, 쓰고 있으면 그다음 빈 포트)',
  'help.studio.host':
    '열 주소 (기본값: 이 컴퓨터에서만 접속되는 127.0.0.1). 다른 주소는 토큰이 필요합니다',
  'help.studio.token': '페이지가 제시해야 하는 토큰 (--host를 쓰면 기본으로 만들어집니다)',
  'help.studio.open': '브라우저에서 페이지를 엽니다',
  'publish.other':
    '{path}: 게시된 사이트가 있는 폴더여야 하는데 다른 것이 있어 덮어쓰지 않습니다. 다른 폴더를 지정하세요',
  'publish.writing': '쓰는 중',
  'publish.done': '{out}: 파일 {files}개, {size} MB. 어떤 파일 서버에든 올릴 수 있습니다.',
  'help.publish': '어떤 파일 서버에든 올릴 수 있는 정적 사이트로 실행을 내보냅니다',
  'help.publish.out': '사이트를 쓸 폴더',
  'help.publish.force': '이미 있는 사이트를 바꿉니다',
  'report.title': '보고서',
  'report.figures': '수치',
  'report.pictures': '그림',
  'report.configuration': '설정',
  'report.noEpochs': '아직 끝난 에포크가 없습니다.',
  'report.first': '처음',
  'report.best': '검증 손실 최저',
  'report.last': '마지막',
  'report.epochs': '에포크별 수치',
  'report.summary': '{status} · 에포크 {epochs}개, 스텝 {steps}개 · {created}',
  'report.model': '모델',
  'report.latents': '잠재 변수',
  'report.likelihood': '가능도',
  'report.data': '데이터',
  'report.examples': '학습 예제와 검증 예제',
  'report.optimizer': '옵티마이저',
  'report.learningRate': '학습률',
  'report.batchSize': '배치 크기',
  'report.seed': '시드',
  'report.engine': '장치와 스레드',
  'report.waited': '데이터를 기다린 시간',
  'report.waitedOf': '전체의 {percent} %',
  'report.versions': '버전',
  'report.everything': '전체 설정',
  'report.leftOut': '페이지를 작게 유지하려고 다음 그림은 싣지 않았습니다: {commands}',
}

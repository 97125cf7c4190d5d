import { describe, expect, it } from 'vitest';
import { noticeRules } from '../../../../../../resources/tables';
import type { Notice, NoticeBody } from '../../../../../../shared/records';
import { aSoundNotice, codesOf, paragraphs, problemsOf } from '../../../../../support/noticeChecks';

const codes = (line: Partial<Notice>, body: Partial<NoticeBody> = {}): string[] => codesOf(aSoundNotice(line, body));
const inText = (...texts: string[]): string[] => codes({}, { blocks: paragraphs(...texts) });

describe('what a kind of notice asks for', () => {
  it('[notices § 2] finds nothing in a sound notice', () => expect(codes({})).toEqual([]));

  it.each([
    [{ title: '' }, ['title.missing']],
    [{ title: '东坝村修路通知' }, ['title.ending']],
    [{ title: '关于东坝村修路的公告' }, ['title.ending']],
    [{ kind: 'result', title: '东坝村修路结果公布' }, []],
    [{ kind: 'announcement', title: '东坝村停水公告', objectionDays: 0 }, ['addressee.unwanted']],
    [{ kind: 'finance', title: '东坝村2026年第2季度财务公开榜' }, ['signatures.missing']],
    [{ kind: 'party', title: '东坝村党支部发展对象名单' }, []],
    [{ title: `${'东坝村'.repeat(14)}公示` }, ['title.tooLong']],
    [{ title: `${'东坝村'.repeat(14)}公示`, orientation: 'landscape' }, []],
    [{ title: `${'东'.repeat(38)}公示` }, []],
    [{ title: `${'东'.repeat(39)}公示` }, ['title.tooLong']],
  ] as const)('[notices § 2] %j', (line, expected) => expect(codes(line)).toEqual(expected));

  it.each([
    [{ addressee: '' }, 'circular', ['addressee.missing']],
    [{ telephones: [] }, 'posting', ['telephone.missing']],
    [{ telephones: ['村：'] }, 'posting', ['telephone.missing']],
    [{ telephones: ['村 0000-6100001'] }, 'posting', ['telephone.onlyOne']],
    [{ telephones: [] }, 'circular', []],
    [{ legalBasis: [] }, 'posting', ['basis.missing']],
    [{ signers: [''] }, 'posting', ['signer.missing']],
  ] as const)('[notices § 2] %j in a %s', (body, kind, expected) =>
    expect(codes({ kind, title: kind === 'circular' ? '开会通知' : '修路公示' }, body)).toEqual(expected),
  );

  const TEL = 'telephone.missing';
  const BASIS = 'basis.missing';
  const SIGNED = 'signatures.missing';
  it.each([
    ['posting', [TEL, BASIS]],
    ['result', [TEL, BASIS]],
    ['announcement', [TEL]],
    ['circular', []],
    ['resolution', [TEL, BASIS, SIGNED]],
    ['consultation', [TEL, BASIS]],
    ['adoption', [TEL]],
    ['quarterly', [TEL, BASIS, SIGNED]],
    ['finance', [TEL, BASIS, SIGNED]],
    ['party', [TEL]],
  ] as const)('[notices § 1] a bare %s lacks %j', (kind, expected) => {
    const found = codes({ kind }, { telephones: [], legalBasis: [], signatureLines: [] });
    expect(found.filter((code) => [TEL, BASIS, SIGNED].includes(code))).toEqual(expected);
  });

  it('[R-V04b] 公示 7 days, opinions 30 days, the party 5 working days, others none', () => {
    const wanted = noticeRules.kinds.flatMap(({ kind }) =>
      problemsOf(aSoundNotice({ kind, objectionDays: 0 }))
        .filter(({ code }) => code.startsWith('notice.objection.'))
        .map(({ code, params }) => `${kind} ${params.days} ${code.replace('notice.objection.', '')}`),
    );
    expect(wanted).toEqual(['posting 7 none', 'consultation 30 none', 'party 5 noneWorking']);
  });

  it('[notices § 1] only a 通知 hangs without a period', () =>
    expect(noticeRules.kinds.filter(({ hasPeriod }) => !hasPeriod).map(({ kind }) => kind)).toEqual(['circular']));

  it('a basis may stand in the text alone', () =>
    expect(codes({}, { legalBasis: [], blocks: paragraphs('根据《土地管理法》，拟修村道。') })).toEqual([]));

  it('names every placeholder that is left, but not those of the posting day', () => {
    const found = problemsOf(
      aSoundNotice({}, { blocks: paragraphs('拟修【道路名称】，公示期【公示期】。'), signers: ['【村委会】'] }),
    );
    expect(found.map(({ code, params }) => [code, params.name])).toEqual([
      ['notice.placeholder.open', '道路名称'],
      ['notice.placeholder.open', '村委会'],
    ]);
  });

  it('[R-S05] asks for the three ticks 政治 政策 文字', () => {
    expect(codes({}, { checked: ['politics'] })).toEqual(['check.open']);
    expect(problemsOf(aSoundNotice({}, { checked: [] })).map(({ params }) => params.names)).toEqual(['政治 政策 文字']);
  });
});

describe('legal basis', () => {
  const law = '《中华人民共和国村民委员会组织法》';
  it.each([
    [`根据${law}第三十条，予以公示。`, ['basis.moved']],
    ['根据《村民委员会组织法》第三十条第（一）项，予以公示。', ['basis.moved']],
    [`根据${law}第三十五条，予以公示。`, []],
    [`根据${law}第三十条，召开村民代表会议。`, []],
    [`根据${law}第二十四条，经村民会议讨论决定。`, ['basis.moved']],
    [`根据${law}第二十八条，经村民会议讨论决定。`, []],
    [`根据${law}第三十五条、《土地管理法》第三十条，予以公示。`, []],
    ['根据村民委员会组织法第三十五条，予以公示。', ['basis.quotes']],
    ['根据《中华人民共和国土地管理法实施条例》第三十四条，予以公示。', []],
    ['根据土地管理法实施条例第三十四条，予以公示。', ['basis.quotes']],
  ])('[R-00a] %s', (text, expected) => expect(inText(text)).toEqual(expected));

  it('[R-00a] cites the old number of a posting before 2026', () =>
    expect(
      codesOf(
        aSoundNotice(
          { postedOn: '2025-12-20', postingTo: '2026-02-01' },
          { legalBasis: [`${law}第三十条`], writtenOn: '2025-12-20' },
        ),
      ),
    ).toEqual([]));

  it('says which number is right', () => {
    const [found] = problemsOf(aSoundNotice({}, { legalBasis: [`${law}第三十条`] }));
    expect(found?.params).toEqual({ old: '第三十条', now: '第三十五条', since: '2026-01-01', about: '村务公开' });
    expect(found?.at).toEqual({ field: 'legalBasis', recordId: 'n1' });
  });

  it.each([
    ['镇里的要求', ['basis.noTitle']],
    ['样政发〔2026〕12号', []],
    ['2026年6月3日村民代表会议决议', []],
  ])('a basis like %s', (basis, expected) => expect(codes({}, { legalBasis: [basis] })).toEqual(expected));
});

describe('number of a document', () => {
  it.each([
    ['样政发〔2026〕12号', []],
    ['', []],
    ['样政发[2026]12号', ['number.brackets']],
    ['样政发（2026）12号', ['number.brackets']],
    ['样政发【2026】12号', ['number.brackets']],
    ['样政发〔26〕12号', ['number.year']],
    ['样政发〔2026〕第12号', ['number.prefix']],
    ['样政发〔2026〕012号', ['number.leadingZero']],
    ['样政发2026年12号', ['number.form']],
  ])('[notices § 2] %s', (documentNumber, expected) => expect(codes({}, { documentNumber })).toEqual(expected));

  it('is looked at in texts too', () => {
    expect(inText('根据样政发[2026]012号文件办理。')).toEqual(['number.brackets', 'number.leadingZero']);
    expect(inText('根据样政发〔2026〕12号文件办理。')).toEqual([]);
  });
});

describe('days', () => {
  it.each([
    ['自2026年6月9日起', []],
    ['自二〇二六年六月九日起', []],
    ['自2026年2月30日起', ['date.impossible']],
    ['自二〇二五年二月二十九日起', ['date.impossible']],
    ['自二〇二六年6月9日起', ['date.mixed']],
    ['自2026年06月09日起', ['date.leadingZero']],
    ['自26年6月9日起', ['date.shortYear']],
    ['自二O二六年六月九日起', ['date.zeroSign']],
    ['自2026.6.9起', ['date.dots']],
    ['2026年6月9日至6月24日（16天）', []],
    ['2026年6月9日至6月24日，共15天', []],
    ['2026年6月9日至6月24日（14天）', ['period.days']],
    ['2026年6月24日至6月9日', ['period.reversed']],
    ['2026年12月20日至2027年1月5日（17天）', []],
    // 12 to 18 June 2026: Friday to Thursday, five working days; the 19th is a holiday.
    ['2026年6月12日至6月18日（5个工作日）', []],
    ['2026年6月12日至6月22日（7个工作日）', ['period.days']],
    ['公示期：2026年6月9日至6月24日', []],
    ['公示期：2026年6月9日至6月15日', ['period.short']],
    ['异议期：2026年6月9日至6月15日', []],
  ])('[notices § 4] %s', (text, expected) => expect(inText(text)).toEqual(expected));

  it('tables may write days short', () => {
    const table = (cell: string) =>
      codes(
        {},
        {
          blocks: [
            {
              kind: 'table',
              caption: '',
              unitNote: '',
              columns: [{ header: '日期', align: 'center' }],
              rows: [{ kind: 'row', cells: [cell] }],
              words: '',
            },
          ],
        },
      );
    expect(table('2026.6.9')).toEqual([]);
    expect(table('2026.2.30')).toEqual(['date.impossible']);
  });

  it('a notice is not written after it was posted', () =>
    expect(codes({ postedOn: '2026-06-08', postingTo: '2026-06-30' })).toEqual(['date.writtenLater']));
});

describe('days on the board and for objections', () => {
  it.each([
    [{ postingDays: 7 }, ['posting.tooShort']],
    [{ postingDays: 15 }, []],
    [{ postingDays: 0 }, []],
    [{ objectionDays: 0 }, ['objection.none']],
    [{ postedOn: '2026-06-09', postingTo: '2026-06-23' }, ['posting.endsEarly']],
    [{ postedOn: '2026-06-09', postingTo: '2026-06-24' }, []],
    [{ postedOn: '2026-06-09', postingTo: '2026-07-31', objectionTo: '2026-06-01' }, ['posting.objectionBefore']],
    [{ templateId: 'land-compensation', postingDays: 20 }, ['posting.term']],
    [{ templateId: 'land-compensation', postingDays: 30 }, []],
  ] as const)('[R-V04] [R-V25] %j', (line, expected) => expect(codes(line)).toEqual(expected));

  it.each([
    ['assembly-notice', '开会日期', '2026年6月19日', []],
    ['assembly-notice', '开会日期', '2026年6月18日', ['posting.tooNear']],
    ['voter-list', '选举日期', '2026-06-29', []],
    ['voter-list', '选举日期', '2026-06-28', ['posting.tooNear']],
    ['finance-distribution', '大会日期', '2026年6月18日', ['posting.tooNear']],
    // 15 working days from 15 May: 5 June; from 18 May: 8 June; from 19 May: 9 June.
    ['land-expropriation', '收文日期', '2026年5月18日', ['posting.late']],
    ['land-expropriation', '收文日期', '2026年5月19日', []],
    ['land-expropriation', '收文日期', '还不知道', []],
    ['', '开会日期', '2026年6月10日', []],
  ] as const)(
    '[R-V15] [R-V18] [R-V23] [R-V25] %s with %s %s, posted on 9 June 2026',
    (templateId, field, value, expected) =>
      expect(codes({ templateId }, { fields: { [field]: value } })).toEqual(expected),
  );

  it('[R-V04b] objection days that last longer hold the posting', () => {
    const line = { objectionDays: 30, postedOn: '2026-06-09' };
    expect(codes({ ...line, postingTo: '2026-06-24' })).toEqual(['posting.endsEarly']);
    expect(codes({ ...line, postingTo: '2026-07-09' })).toEqual([]);
  });
});

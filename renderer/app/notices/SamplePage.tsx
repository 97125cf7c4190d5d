import type { FilledTemplate } from '../../../shared/board/notices';
import type { NoticeBlock } from '../../../shared/records';

/** A notice in small: enough to know it again. */
export function SamplePage({ filled }: { filled: FilledTemplate }) {
  const { notice, body } = filled;
  return (
    <div className="sample-page" aria-hidden="true">
      <h4>{notice.title}</h4>
      {body.addressee !== '' && <p className="sample-flush">{body.addressee}</p>}
      {body.blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a template never move.
        <SampleBlock key={index} block={block} />
      ))}
      <p className="sample-sign">
        {body.signers.join(' ')} {body.writtenOn}
      </p>
    </div>
  );
}

function SampleBlock({ block }: { block: NoticeBlock }) {
  if (block.kind === 'paragraph') return <p>{block.text}</p>;
  return (
    <table>
      <thead>
        <tr>
          {block.columns.map(({ header }) => (
            <th key={header}>{header}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {block.rows.map(({ cells }, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a template never move.
          <tr key={row}>
            {block.columns.map(({ header }, column) => (
              <td key={header}>{cells[column]}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

import './conversation.css';
import type { ComponentChildren } from 'preact';
import type { Attachment, Line, Role } from './lines.ts';
import { Markdown } from './markdown.tsx';
import { type AnswerOffer, type DescribeView, OfferCard } from './offers.tsx';
import { useStickToEnd } from './stick-to-end.ts';

/** What a participant can do with what stands in a conversation; agents only read it. */
interface Reader {
  readonly answer: AnswerOffer;
  readonly describeView: DescribeView;
  readonly download: (attachment: Attachment) => Promise<void>;
}

/**
 * A conversation from one side's view: their own messages stand on the right. It stays at its end unless somebody
 * scrolls up.
 */
export function Conversation(props: {
  readonly label: string;
  readonly lines: readonly Line[];
  readonly ownRole: Role;
  /** Where several have that role: whose view it is. */
  readonly ownName?: string | undefined;
  readonly typing?: string;
  readonly reader?: Reader | undefined;
  readonly children?: ComponentChildren;
}) {
  const { box, onScroll } = useStickToEnd([props.lines, props.typing, props.children]);
  const lastOffer = props.lines.findLast(({ offer, isPast }) => offer !== undefined && isPast !== true);
  const isOwn = ({ role, name }: Line) => role === props.ownRole && name === (props.ownName ?? name);

  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard.
    <div class="conversation" role="log" aria-label={props.label} tabIndex={0} ref={box} onScroll={onScroll}>
      {props.lines.map((line, index) =>
        line.kind === 'notice' ? (
          <p key={line.key} class={`notice ${line.tone}`}>
            {line.text}
          </p>
        ) : (
          <div key={line.key} class={`bubble-row ${isOwn(line) ? 'own' : ''}`}>
            {speakerChanges(props.lines, index) && <span class={`speaker role-${line.role}`}>{line.name}</span>}
            <div class={`bubble role-${line.role}`}>
              <Said line={line} reader={props.reader} canAnswer={line === lastOffer} />
            </div>
          </div>
        ),
      )}
      {props.children}
      {props.typing && <p class="typing">{props.typing} is typing…</p>}
    </div>
  );
}

function Said(props: { readonly line: Line; readonly reader: Reader | undefined; readonly canAnswer: boolean }) {
  const { line, reader, canAnswer } = props;
  if (line.offer !== undefined) {
    return (
      <OfferCard
        offer={line.offer}
        answer={canAnswer ? reader?.answer : undefined}
        describeView={reader?.describeView}
      />
    );
  }
  if (line.attachments !== undefined) {
    return (
      <>
        {line.attachments.map((attachment) => (
          <File key={attachment.AttachmentId} attachment={attachment} download={reader?.download} />
        ))}
      </>
    );
  }
  if (line.isMarkdown === true) return <Markdown text={line.text} />;
  return line.text;
}

function File(props: { readonly attachment: Attachment; readonly download: Reader['download'] | undefined }) {
  const { attachment, download } = props;
  const { AttachmentName: name, Status: status } = attachment;
  const isThere = status === 'APPROVED';
  return (
    <div class="file">
      <span aria-hidden="true">📎 </span>
      {isThere && download !== undefined ? (
        <button type="button" class="small" onClick={() => void download(attachment)}>
          {name}
        </button>
      ) : (
        name
      )}
      {!isThere && <span class="quiet"> {status.toLowerCase().replaceAll('_', ' ')}</span>}
    </div>
  );
}

function speakerChanges(lines: readonly Line[], index: number): boolean {
  const line = lines[index];
  const before = lines[index - 1];
  return before?.kind !== 'message' || before.role !== line?.role || before.name !== line.name;
}

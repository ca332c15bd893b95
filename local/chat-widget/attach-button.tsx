import { useRef } from 'preact/hooks';

/** A button over the browser's own field for files, which cannot be styled. */
export function AttachButton(props: {
  readonly label: string;
  readonly disabled: boolean;
  readonly attach: (file: File) => void;
}) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <button type="button" class="small" disabled={props.disabled} onClick={() => field.current?.click()}>
        Attach a file
      </button>
      <input
        ref={field}
        type="file"
        hidden
        aria-label={props.label}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file !== undefined) props.attach(file);
          event.currentTarget.value = '';
        }}
      />
    </>
  );
}

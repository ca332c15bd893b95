/** For who does not drop a file on the page. */
export function BringFile({ take }: { readonly take: (file: File) => Promise<void> }) {
  return (
    <label class="bring field">
      Bring a flow, a test case, a trace or a transcript
      <input
        type="file"
        accept=".json,.html"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file !== undefined) void take(file);
          event.currentTarget.value = '';
        }}
      />
    </label>
  );
}

/** Says why a trace cannot be shown. */
export function Unreadable({ problem }: { readonly problem: string }) {
  return (
    <main class="empty">
      <p class="aside" role="alert">
        {problem}
      </p>
    </main>
  );
}

import { Layout } from "./layout.tsx";

export function NotFoundPage() {
  return (
    <Layout title="Not found">
      <div class="empty">
        <h1>There is nothing here</h1>
        <p>
          The message may belong to another data folder. <a href="/">All messages</a>
        </p>
      </div>
    </Layout>
  );
}

import {
  type AttributeValue,
  BatchWriteItemCommand,
  type DynamoDBClient,
  ScanCommand,
  type WriteRequest,
} from "@aws-sdk/client-dynamodb";

/** An item as DynamoDB itself writes it: `{ pk: { S: "…" } }`. For copies of whole tables; nothing that serves readers uses it. */
export type RawItem = Record<string, AttributeValue>;

/** Every item of a table, a page at a time, read consistently: what was written before the scan began is in it. */
export async function* scanTable(client: DynamoDBClient, table: string): AsyncGenerator<RawItem[]> {
  let from: RawItem | undefined;
  do {
    const page = await client.send(
      new ScanCommand({ TableName: table, ConsistentRead: true, ...(from ? { ExclusiveStartKey: from } : {}) }),
    );
    yield page.Items ?? [];
    from = page.LastEvaluatedKey;
  } while (from);
}

/** Whether a table holds nothing but, perhaps, items of this partition. */
export async function isEmptyBut(client: DynamoDBClient, table: string, partition: string): Promise<boolean> {
  for await (const items of scanTable(client, table)) {
    if (items.some(({ pk }) => pk?.S !== partition)) return false;
  }
  return true;
}

/** DynamoDB takes 25 items a request, and of those as many as it likes. */
const batch = 25;
const attempts = 12;
const firstPauseMs = 50;
const longestPauseMs = 5_000;

/**
 * Writes items over whatever is there. What DynamoDB did not take is tried again, after ever longer pauses.
 * @throws Error when it takes nothing more
 */
export async function writeItems(
  client: DynamoDBClient,
  table: string,
  items: RawItem[],
  wait: (ms: number) => Promise<void>,
): Promise<void> {
  for (let i = 0; i < items.length; i += batch) {
    let left: WriteRequest[] = items.slice(i, i + batch).map((Item) => ({ PutRequest: { Item } }));
    for (let attempt = 1; left.length > 0; attempt += 1) {
      if (attempt > attempts) throw new Error(`DynamoDB did not take ${left.length} items in ${attempts} attempts.`);
      if (attempt > 1) await wait(Math.random() * Math.min(longestPauseMs, firstPauseMs * 2 ** attempt));
      const answer = await client.send(new BatchWriteItemCommand({ RequestItems: { [table]: left } }));
      left = answer.UnprocessedItems?.[table] ?? [];
    }
  }
}

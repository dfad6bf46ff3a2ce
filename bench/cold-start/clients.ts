/**
 * What the functions import of the SDK, and nothing else: the same names as adapters/ and functions/context.ts, kept
 * alive so that no bundler drops them. All functions make one context, so all carry the same clients.
 */
export const awsClients = `
import { ConditionalCheckFailedException, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchGetCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";
import { GetSecretValueCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { GetSendQuotaCommand, SESClient, SESServiceException, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { SendMessageBatchCommand, SendMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
globalThis.clients = [ConditionalCheckFailedException, DynamoDBClient, BatchGetCommand, DynamoDBDocumentClient, GetCommand,
  PutCommand, QueryCommand, UpdateCommand, GetSecretValueCommand, SecretsManagerClient, GetSendQuotaCommand, SESClient,
  SESServiceException, SendRawEmailCommand, SendMessageBatchCommand, SendMessageCommand, SQSClient];
`;

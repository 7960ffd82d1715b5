limits-too-many = Those were very many messages at once. Please wait a minute. What you write until then I cannot answer.
limits-one-by-one = One moment, please: I answer your questions one after the other. Please ask further ones when I have finished.

"""By which words somebody asks or fears not to be known as the source: classes, with what only sounds like them."""

from __future__ import annotations

import pytest

from redaction.anonymity_cues import ANONYMITY

ASKED = """
If he gets wind of who wrote I will lose my flat.
Please do not let on where this came from.
I'd be found out in a minute.
I would be found out if you visit tomorrow.
I dread being found out.
She is terrified of it coming out that she was the one who rang.
Carol would like this kept from her brother.
The aunt wants her call kept from the family.
He asks that his sister is not told.
Greg does not want his sister to find out.
She would hate her brother to learn she had been on to us.
I would like this kept from my brother.
God help me if my son finds out I wrote this.
There will be hell to pay if he knew I had rung you.
If this gets back to him we are finished.
Should word get back to them I will deny it.
I'm begging you, don't give away how you know.
Nobody is to hear from you that the nursery cook spoke up.
Please don't breathe a word about who put you on to this.
I do not want him tracing this to me.
I hope you won't say who it was that wrote.
I trust my name will not come up.
He must not discover who alerted you.
They cannot learn which neighbour complained.
She dreads her daughter working out who made the report.
You never heard it from me.
My name must stay out of this.
I would not want it known that I have been in touch.
It can't look as if it came from the shop.
He is not to be told it was his own mother who phoned.
Do not reveal to the family where the information originated.
If my sister sees this letter she will never speak to me again.
I'd rather they didn't realise who had reported it.
The caller worries that they will guess who told.
She fears that he will recognise her from the details.
I fear he would recognise me from what I have said.
Please protect my identity.
Please make sure they can't tell it was someone from the flats.
I want no one to know I'm behind this.
She asked us to keep her brother in the dark about her call.
Please treat the source as confidential.
Keep me anonymous please.
He would know at once who had been talking.
I don't want to be the one who gets the blame for telling.
My brother-in-law must never hear that this was my doing.
Would you mind not mentioning that we spoke.
Nan asked that nobody at home hears she has phoned.
I am writing without my family's knowledge and they must not find out.
Her son has no idea she called and she means to keep it that way.
I am petrified she will work out it was her own cousin who wrote in.
Should Dad hear where you got this I am for it.
I'd be so grateful if you wouldn't let slip who passed this on.
He'd kill me if he heard I had spoken to the council.
Could you make sure Mum never gets to know it was Nan that phoned.
The uncle hopes his brother won't realise he contacted us.
Under no circumstances let the family know who supplied this.
The writer is afraid of being recognised.
Her brother is not to know she has been in touch.
Mrs Kane wants nobody in the block to know she has spoken to us.
I'm worried it will get back to her that I reported it.
We would lose our contract if it came out who told you.
He asked for his name not to go on anything.
He begged that his wife not hear about this call.
I shouldn't be saying this and you didn't get it from me.
Please can this stay anonymous.
She prefers that her sister remains unaware of the referral.
Her brother hasnt been told that she rang.
The neighbours havent heard that she called.
His wife hadnt been told she wrote.
The parents werent told she wrote.
Her sister mightnt guess she rang if you are careful.
"""
ANYTHING_ELSE = """
Mum does not know who collected him.
He did not say where the money came from.
Dad was worried he would be found out at work.
She was found out of bed at midnight.
Staff do not know who called the ambulance.
Paola does not want her sister to look after the children.
He hid the drugs from his brother.
Lena keeps her phone from her brother.
The knife was kept from the children.
Please keep the children from him.
The medication must be kept from reach.
He threatened her if she told anyone.
He said he would kill her if she told the police.
The father should be told where the child is placed.
If he finds out where they live he will come.
Do not tell him where they live.
If he gets wind of the new address they are at risk.
She would like to find out where her father is.
He would like the dog kept from the room.
The school asked that his sister is not collected by him.
He was afraid of being found at home.
He asked that his brother is not excluded.
I hope he will not mention it to her again.
Dad does not want his mother to visit.
If she sees this boy again he will hit her.
We do not know where the bruise came from.
Nobody could say where the burn came from.
She could not tell me how she got the bruise or who did it.
They must not find out of hours cover.
Mum cannot say who hit him.
She is scared he will find her.
Please let me know where this came from.
Mum wants to know who rang the police.
The family would like to hear who is allocated.
He does not know how you got the referral.
Word got back to the school that he was in a fight.
He recognised her from the photograph.
The baby does not recognise her.
She would be found sleeping in class.
If the drugs are found out there will be trouble.
The perpetrator must not be told the date of the visit.
He must never hear that language at home.
I do not want him at the meeting.
He is afraid of being recognised by the gang.
Her brother does not know she has a phone.
Mum is worried it will get back to Dad that she is drinking.
Dad would kill him if he heard he had skipped school.
She prefers that her sister remains in the same school.
He asked for his shoes not to go on the sofa.
Make sure Lena never gets to be alone with him.
The child was told not to tell who hit him.
If he hears the baby crying he shouts.
She does not want her mother to know that she is pregnant.
We would lose the trace if the phone came back on.
Nobody knew where the cut came from.
He learned to drive before he told his mother.
Please let his brother know who will collect him.
They must not hear the evidence before the hearing.
I trust you will tell the school.
She hates her brother knowing where she keeps her diary.
He was found out of breath.
"""


@pytest.mark.parametrize("text", ASKED.strip().splitlines())
def test_a_wish_or_a_fear_about_the_source_is_found(text: str) -> None:
    """A verb of learning or telling, with who spoke, where it came from or whose doing it was; kept from the teller's own kin."""
    assert ANONYMITY.search(text) is not None


@pytest.mark.parametrize("text", ANYTHING_ELSE.strip().splitlines())
def test_other_secrets_fears_and_ignorance_are_no_wish(text: str) -> None:
    """Not knowing who called, a hidden address, a threat to a child, a thing kept from somebody: nobody asks not to be named."""
    assert ANONYMITY.search(text) is None
